// An AWS Secrets Manager on loopback that has every secret, takes its time for each answer, and counts its calls.
import { once } from 'node:events';
import { createServer } from 'node:http';

/** @param {number} latency milliseconds until an answer begins */
export async function startSlowStore(latency) {
  const store = {
    calls: 0,
    url: '',
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
  const server = createServer((request, response) => {
    store.calls++;
    let text = '';
    request.on('data', (chunk) => (text += chunk));
    request.on('end', () => {
      const { SecretId, SecretIdList } = JSON.parse(text);
      const answer = SecretId ? secretOf(SecretId) : { SecretValues: SecretIdList.map(secretOf), Errors: [] };
      response.setHeader('content-type', 'application/x-amz-json-1.1');
      setTimeout(() => response.end(JSON.stringify(answer)), latency);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  store.url = `http://127.0.0.1:${server.address().port}`;
  return store;
}

function secretOf(name) {
  return {
    ARN: `arn:aws:secretsmanager:eu-central-1:123456789012:secret:${name}-AbCdEf`,
    Name: name,
    SecretString: `the value of ${name}`,
    VersionId: '00000000-0000-4000-8000-000000000001',
  };
}
