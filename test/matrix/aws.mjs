// The one call of AWS Secrets Manager that the applications make, without the tools that a test of the provider needs.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

export async function startAws(secrets) {
  const answer = async (request, response) => {
    const { SecretId } = JSON.parse(await text(request));
    const found = Object.hasOwn(secrets, SecretId);
    response.writeHead(found ? 200 : 400, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(
      JSON.stringify(
        found
          ? { Name: SecretId, SecretString: secrets[SecretId], VersionId: 'version-1' }
          : { __type: 'ResourceNotFoundException', Message: 'no such secret' },
      ),
    );
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    variables: {
      AWS_ENDPOINT_URL: `http://127.0.0.1:${server.address().port}`,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
