import { once } from 'node:events';
import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands between an application and a store, and cuts the connections while the store is `down`. */
export interface StoreProxy {
  readonly url: string;
  readonly calls: number;
  down: boolean;
  stop(): Promise<void>;
}

export async function startStoreProxy(target: string): Promise<StoreProxy> {
  const { hostname, port } = new URL(target);
  const server = createServer((request, response) => {
    proxy.calls++;
    for (const stream of [request, response]) stream.on('error', () => {});
    if (proxy.down) {
      request.socket.resetAndDestroy();
      return;
    }
    const { method, url: path, headers } = request;
    const upstream = send({ hostname, port, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    upstream.on('error', () => response.destroy());
    request.pipe(upstream);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const proxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: 0,
    down: false,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  return proxy;
}
