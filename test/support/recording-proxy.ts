import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What AWS was asked: the operation, and its input. */
export interface RecordedCall {
  readonly action: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Stands before the stand-in of AWS, and keeps what is asked. */
export interface RecordingProxy {
  readonly url: string;
  readonly calls: readonly RecordedCall[];
  close(): Promise<void>;
}

export async function startRecordingProxy(target: string): Promise<RecordingProxy> {
  const calls: RecordedCall[] = [];
  const pass = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await buffer(request);
    const action = String(request.headers['x-amz-target']).replace(/^.*\./, '');
    const { authorization = '', 'content-type': type = '' } = request.headers;
    const answer = await fetch(target, {
      method: 'POST',
      headers: { 'x-amz-target': `secretsmanager.${action}`, 'content-type': type, authorization },
      body,
    });
    calls.push({ action, input: JSON.parse(body.toString()) as Record<string, unknown> });
    response.writeHead(answer.status, {
      'content-type': answer.headers.get('content-type') ?? type,
      'x-amzn-errortype': answer.headers.get('x-amzn-errortype') ?? '',
    });
    response.end(Buffer.from(await answer.arrayBuffer()));
  };
  const server = createServer((request, response) => {
    pass(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
