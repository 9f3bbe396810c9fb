// Stands between the demo and the stand-in of AWS, and does to calls what networks and stores do.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, createServer, request as send } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

const SLOWEST = 60; // milliseconds that a call is held up
const JSON_TYPE = 'application/x-amz-json-1.1';

/** What may happen to a call, with its share of all calls. A call that meets none of it is only held up. */
const FAULTS = [
  { name: 'reset', share: 0.05, apply: (response) => response.destroy() },
  { name: 'reset in the body', share: 0.03, apply: cutShort },
  { name: 'error 500', share: 0.05, apply: (response) => fail(response, 500, 'InternalServiceError') },
  { name: 'throttled', share: 0.05, apply: (response) => fail(response, 400, 'ThrottlingException') },
  { name: 'silence', share: 0.02, apply: () => {} },
];

/** What all calls meet in an outage, one kind after the other. */
const OUTAGES = [
  { name: 'resets', apply: (response) => response.destroy() },
  { name: 'silence', apply: () => {} },
  { name: 'errors', apply: (response) => fail(response, 503, 'ServiceUnavailable') },
];

function pick(chance) {
  let left = chance;
  return FAULTS.find(({ share }) => (left -= share) < 0);
}

function fail(response, status, type) {
  response.writeHead(status, {
    'content-type': JSON_TYPE,
    'x-amzn-errortype': type,
    'x-amzn-requestid': randomUUID(),
  });
  response.end(JSON.stringify({ __type: type, message: `told by ${type}` }));
}

function cutShort(response) {
  response.writeHead(200, { 'content-type': JSON_TYPE, 'content-length': 500 });
  response.write('{"SecretString":"', () => response.destroy());
}

/** Listens on a free port of 127.0.0.1, and is harmless until `misbehave()`. `watch` sees each answer of the store. */
export async function startFaultyProxy(target, random, watch) {
  const { hostname, port: targetPort } = new URL(target);
  const agent = new Agent({ keepAlive: true });
  const counts = { calls: 0, faults: 0, inOutages: 0, outages: 0 };
  let misbehaves = false;
  let outage;

  const forward = (request, response) => {
    const { method, url: path, headers } = request;
    const upstream = send({ hostname, port: targetPort, method, path, headers, agent }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
      watch?.(answer);
    });
    // The one who asked has given up.
    response.on('close', () => upstream.destroy());
    upstream.on('error', () => response.destroy());
    request.pipe(upstream);
  };

  const server = createServer((request, response) => {
    for (const stream of [request, response]) stream.on('error', () => {});
    counts.calls++;
    const fault = outage ?? (misbehaves ? pick(random()) : undefined);
    if (outage) counts.inOutages++;
    else if (fault) counts.faults++;
    if (fault) fault.apply(response);
    else setTimeout(() => forward(request, response), misbehaves ? random() * SLOWEST : 0);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    url: `http://127.0.0.1:${server.address().port}`,
    counts,
    /** Resolves to how many connections are open. */
    connections: () => promisify(server.getConnections).call(server),
    misbehave: () => (misbehaves = true),
    async outage(milliseconds) {
      outage = OUTAGES[counts.outages++ % OUTAGES.length];
      server.closeAllConnections();
      await delay(milliseconds);
      outage = undefined;
      // Calls that were met with silence stay so: whoever waits for them has a deadline.
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      agent.destroy();
      await once(server, 'close');
    },
  };
}
