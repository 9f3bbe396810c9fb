import { Agent, createServer, request } from 'node:http';
import { once } from 'node:events';

/**
 * A request and its response as an application has them at the end of an exchange over a real connection, with the
 * fields that frameworks add. `close` ends the connection.
 */
export async function exchangeOf({ req, res }) {
  const agent = new Agent({ keepAlive: true });
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  const asked = request({ agent, port, path: req.url, method: req.method, headers: req.headers });
  asked.end('x'.repeat(Number(req.headers['content-length'])));
  const [incoming, outgoing] = await once(server, 'request');
  incoming.resume();
  await once(incoming, 'end');
  Object.assign(incoming, { id: req.id, query: req.query, params: req.params });
  for (const [name, value] of Object.entries(res.headers)) outgoing.setHeader(name, value);
  outgoing.statusCode = res.statusCode;
  outgoing.end(' '.repeat(Number(res.headers['content-length'])));
  const [answer] = await once(asked, 'response');
  answer.resume();
  await once(answer, 'end');
  return {
    req: incoming,
    res: outgoing,
    close() {
      agent.destroy();
      server.close();
    },
  };
}
