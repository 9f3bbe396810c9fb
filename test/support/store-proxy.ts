import { once } from 'node:events';
import { createServer, type IncomingMessage, request as send, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What AWS was asked: the operation, and its input. */
export interface RecordedCall {
  readonly action: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Stands before the stand-in of AWS: keeps what is asked, and cuts the connections while the store is `down`. */
export interface StoreProxy {
  readonly url: string;
  readonly calls: readonly RecordedCall[];
  down: boolean;
  close(): Promise<void>;
}

export async function startStoreProxy(target: string): Promise<StoreProxy> {
  const { hostname, port } = new URL(target);
  const calls: RecordedCall[] = [];
  const pass = async (request: IncomingMessage, response: ServerResponse) => {
    response.on('error', () => {}); // the other side may be gone
    const body = await buffer(request);
    const action = String(request.headers['x-amz-target']).replace(/^.*\./, '');
    calls.push({ action, input: JSON.parse(body.toString()) as Record<string, unknown> });
    if (proxy.down) return request.socket.resetAndDestroy();
    const { method, url: path, headers } = request;
    const upstream = send({ hostname, port, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    return upstream.on('error', () => response.destroy()).end(body);
  };
  const server = createServer((request, response) => {
    pass(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const proxy: StoreProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    down: false,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  return proxy;
}
