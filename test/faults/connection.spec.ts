import { lookup } from 'node:dns';
import { once } from 'node:events';
import { Agent } from 'node:http';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SecretDeniedError, SecretInvalidError, SecretUnavailableError } from 'nestjs-secrets';
import { describe, expect, it } from 'vitest';
import { OF_AWS, OF_ENV, useFaultyStore } from '../support/faulty-store.js';
import {
  answer,
  awsError,
  type Behaviour,
  drip,
  hang,
  raw,
  reset,
  resetMidBody,
  stall,
  startFakeAws,
} from '../support/misbehaving-server.js';
import { continued, cutShort, dripped, misdeclared, thenReset } from '../support/misbehaviours.js';
import { selfSignedCertificate } from '../support/self-signed.js';

const store = useFaultyStore();
/** A server that speaks TCP only. */
async function listening(connected: (socket: Socket) => void) {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => {}); // the other side may be gone
    connected(socket);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    accepted: () => sockets.length,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

const CACHE = { cache: { ttl: 100, staleIfError: 50 } };
const silent = /^warn: aws-secrets-manager does not answer, asked for "KEY", because: no answer within 3 s/;

describe('accepts and hangs; headers, then silence; a drip', () => {
  const silences: [string, Behaviour][] = [
    ['hangs', hang],
    ['headers, then silence', stall],
    ['a drip that never ends', drip],
  ];

  it.each(silences)(
    '%s, cold: the next link at the deadline, one call, one warning',
    async (_, behaviour) => {
      process.env.KEY = OF_ENV;
      store.aws.otherwise(behaviour);
      const under = store.chain();
      expect(await store.whileSilent(under, () => under.service.getSecret('KEY'), 1)).toBe(OF_ENV);
      for (let n = 0; n < 20; n++) expect(await under.service.getSecret('KEY')).toBe(OF_ENV);
      expect(store.aws.calls).toHaveLength(1);
      expect(under.log.shown).toEqual([expect.stringMatching(silent)]);
      await (
        await store.aws.call(1)
      ).disconnected;
    },
  );

  it.each(silences)(
    '%s, past the TTL: the last value at the deadline, then at once',
    async (_, behaviour) => {
      const under = store.chain(CACHE);
      await under.service.getSecret('KEY');
      store.aws.otherwise(behaviour);
      under.clock.advance(100);
      expect(await store.whileSilent(under, () => under.service.getSecret('KEY'), 2)).toBe(OF_AWS);
      for (let n = 0; n < 20; n++) expect(await under.service.getSecret('KEY')).toBe(OF_AWS);
      expect(store.aws.calls).toHaveLength(2);
      expect(under.log.shown).toEqual([expect.stringMatching(silent)]);
      expect(under.service.status()).toMatchObject([{ provider: 'aws-secrets-manager', stale: true }]);
    },
  );

  it.each(['http', 'https'])(
    'a peer that takes the connection and never says a word, over %s: the next link at the deadline, and the socket is let go',
    async (scheme) => {
      process.env.KEY = OF_ENV;
      const closed: Promise<unknown>[] = [];
      let accept: () => void = () => {};
      const accepted = new Promise<void>((resolve) => (accept = resolve));
      await using peer = await listening((socket) => {
        // A server that does not read, either, is told of the end when it does.
        closed.push(once(socket.resume(), 'close'));
        accept();
      });
      const under = store.chain({}, { endpoint: `${scheme}://${peer.address}` });
      const reading = under.service.getSecret('KEY');
      await accepted;
      under.clock.advance(3);
      expect(await reading).toBe(OF_ENV);
      await Promise.all(closed);
      expect([peer.accepted(), under.log.shown]).toEqual([1, [expect.stringMatching(silent)]]);
    },
  );

  it('headers that drip for ever end at the deadline too', async () => {
    process.env.KEY = OF_ENV;
    const timers: NodeJS.Timeout[] = [];
    let ask: () => void = () => {};
    const asked = new Promise<void>((resolve) => (ask = resolve));
    await using peer = await listening((socket) =>
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\n');
        timers.push(setInterval(() => socket.write('x-more: and more\r\n'), 5));
        ask();
      }),
    );
    const { service, clock, log } = store.chain({}, { endpoint: `http://${peer.address}` });
    const reading = service.getSecret('KEY');
    await asked;
    clock.advance(3);
    expect(await reading).toBe(OF_ENV);
    for (const timer of timers) clearInterval(timer);
    expect([peer.accepted(), log.shown]).toEqual([1, [expect.stringMatching(silent)]]);
  });

  it('a kept connection that has gone silent: the last value at the deadline, and a new connection after the back-off', async () => {
    const under = store.chain(CACHE);
    await under.service.getSecret('KEY');
    store.aws.next(hang);
    under.clock.advance(100);
    expect(await store.whileSilent(under, () => under.service.getSecret('KEY'), 2)).toBe(OF_AWS);
    const [first, second] = await Promise.all([store.aws.call(1), store.aws.call(2)]);
    expect(second.disconnected).toBe(first.disconnected);
    await second.disconnected;
    under.clock.advance(2);
    expect(await under.service.getSecret('KEY')).toBe(OF_AWS);
    expect(store.aws.calls).toHaveLength(3);
    expect(under.log.shown).toEqual([
      expect.stringMatching(silent),
      'log: aws-secrets-manager answers again',
    ]);
  });

  it('a drip that ends in time is an answer', async () => {
    store.aws.next(dripped({ SecretString: OF_AWS }));
    const { service, log } = store.chain();
    expect(await service.getSecret('KEY')).toBe(OF_AWS);
    expect([store.aws.calls.length, log.shown]).toEqual([1, []]);
  });

  it('credentials that never resolve end at the deadline too, without a call', async () => {
    process.env.KEY = OF_ENV;
    let asked: () => void;
    const asking = new Promise<void>((resolve) => (asked = resolve));
    const credentials = (): Promise<never> => {
      asked();
      return new Promise(() => {});
    };
    const { service, clock, log } = store.chain({}, { credentials });
    const reading = service.getSecret('KEY');
    await asking;
    clock.advance(3);
    expect(await reading).toBe(OF_ENV);
    expect([store.aws.calls.length, log.shown]).toEqual([0, [expect.stringMatching(silent)]]);
  });
});

describe('refused, reset mid-body, unknown host: transient', () => {
  // The SDK tries three times.
  const troubles: [string, Behaviour, attempts: number][] = [
    ['a reset', reset, 3],
    ['a reset in the middle of the body', resetMidBody, 3],
    ['fewer bytes than announced', cutShort, 3],
    ['500', awsError('InternalServiceError', 500), 3],
    ['502 of a gateway', raw(502, '<html>bad gateway</html>', { 'content-type': 'text/html' }), 3],
    ['503 without a body', raw(503, ''), 3],
  ];

  it.each(troubles)(
    '%s: the last value while it is allowed, then the next link; one warning, and one line at the end',
    async (_, behaviour, attempts) => {
      process.env.KEY = OF_ENV;
      const { service, clock, log } = store.chain({ ...CACHE, fallback: 'transient' });
      expect(await service.getSecret('KEY')).toBe(OF_AWS);
      store.aws.otherwise(behaviour);
      clock.advance(100);
      expect(await service.getSecret('KEY')).toBe(OF_AWS);
      expect(store.aws.calls).toHaveLength(1 + attempts);
      clock.advance(50);
      expect(await service.getSecret('KEY')).toBe(OF_ENV);
      expect(store.aws.calls).toHaveLength(1 + 2 * attempts);
      expect(log.shown).toEqual([
        expect.stringMatching(/^warn: aws-secrets-manager does not answer, asked for "KEY"/),
      ]);
      store.aws.otherwise();
      clock.advance(60);
      expect(await service.getSecret('KEY')).toBe(OF_AWS);
      expect(store.aws.calls).toHaveLength(2 + 2 * attempts);
      expect(log.shown.slice(1)).toEqual(['log: aws-secrets-manager answers again']);
    },
  );

  it.each([
    ['refused', 'http://127.0.0.1:9', 'ECONNREFUSED'],
    ['unknown host', 'http://nosuch.invalid', 'ENOTFOUND|EAI_AGAIN'],
  ])('%s: the next link under transient, thrown under not-found, one warning', async (_, endpoint, code) => {
    process.env.KEY = OF_ENV;
    const { service, log } = store.chain({ fallback: 'transient' }, { endpoint });
    for (let n = 0; n < 10; n++) expect(await service.getSecret('KEY')).toBe(OF_ENV);
    expect(log.shown).toEqual([expect.stringMatching(new RegExp(`^warn: .*"KEY".*(${code})`))]);
    const strict = store.chain({ fallback: 'not-found' }, { endpoint });
    await expect(strict.service.getSecret('KEY', 'by default')).rejects.toBeInstanceOf(
      SecretUnavailableError,
    );
  });

  it('a connection that is closed right after it was accepted is the same', async () => {
    process.env.KEY = OF_ENV;
    await using peer = await listening((socket) => socket.destroy());
    const { service, log } = store.chain({ fallback: 'transient' }, { endpoint: `http://${peer.address}` });
    for (let n = 0; n < 10; n++) expect(await service.getSecret('KEY')).toBe(OF_ENV);
    expect([peer.accepted(), log.shown.length]).toEqual([3, 1]);
  });

  it('a host name that is not found any more is the same, and the last value stays', async () => {
    let isGone = false;
    const httpAgent = new Agent({
      lookup: (host, options, callback) => {
        if (isGone) callback(Object.assign(new Error('gone'), { code: 'EAI_AGAIN' }), '', 4);
        else lookup(host, options, callback);
      },
    });
    const endpoint = store.aws.url.replace('127.0.0.1', 'localhost');
    const client = new SecretsManagerClient({
      ...store.aws.connection,
      endpoint,
      requestHandler: { httpAgent },
    });
    const { service, clock, log } = store.chain(CACHE, { client });
    expect(await service.getSecret('KEY')).toBe(OF_AWS);
    isGone = true;
    clock.advance(100);
    for (let n = 0; n < 10; n++) expect(await service.getSecret('KEY')).toBe(OF_AWS);
    expect(store.aws.calls).toHaveLength(1);
    expect(log.shown).toEqual([expect.stringMatching(/^warn: .*EAI_AGAIN/)]);
    client.destroy();
  });

  it('a resolver that never answers is silence: the next link at the deadline, without a connection', async () => {
    process.env.KEY = OF_ENV;
    let ask: () => void = () => {};
    const asked = new Promise<void>((resolve) => (ask = resolve));
    const httpAgent = new Agent({ lookup: () => ask() });
    const endpoint = store.aws.url.replace('127.0.0.1', 'localhost');
    const client = new SecretsManagerClient({
      ...store.aws.connection,
      endpoint,
      requestHandler: { httpAgent },
    });
    const { service, clock, log } = store.chain({}, { client });
    const reading = service.getSecret('KEY');
    await asked;
    clock.advance(3);
    expect(await reading).toBe(OF_ENV);
    expect([store.aws.calls.length, log.shown]).toEqual([0, [expect.stringMatching(silent)]]);
    client.destroy();
  });

  it('a kept connection that is reset between two reads is opened anew, without a line', async () => {
    store.aws.next(thenReset({ SecretString: OF_AWS }));
    const { service, log } = store.chain();
    expect(await service.getSecret('KEY')).toBe(OF_AWS);
    await (
      await store.aws.call(1)
    ).disconnected;
    await service.refresh();
    expect(await service.getSecret('KEY')).toBe(OF_AWS);
    expect([store.aws.calls.length, log.shown]).toEqual([2, []]);
  });

  it('more bytes than announced are no answer, and the next read is not disturbed by the rest', async () => {
    process.env.KEY = OF_ENV;
    store.aws.next(misdeclared({ SecretString: OF_AWS }));
    const { service, clock, log } = store.chain();
    expect(await service.getSecret('KEY')).toBe(OF_ENV);
    clock.advance(2);
    expect(await service.getSecret('KEY')).toBe(OF_AWS);
    expect(store.aws.calls).toHaveLength(2);
    expect(log.shown).toEqual([
      expect.stringMatching(/^warn: aws-secrets-manager cannot give "KEY"/),
      'log: aws-secrets-manager answers again for "KEY"',
    ]);
  });

  it('100 Continue, 102 and 103 before the answer are no answer yet', async () => {
    store.aws.next(continued(answer({ SecretString: OF_AWS })));
    const { service, log } = store.chain();
    expect(await service.getSecret('KEY')).toBe(OF_AWS);
    expect([store.aws.calls.length, log.shown]).toEqual([1, []]);
  });
});

describe('what speaks another protocol: a hard error', () => {
  it.each([
    ['http', 'SSH', 'SSH-2.0-of-a-server\r\n', 'HPE_INVALID_CONSTANT'],
    ['http', 'an HTTP that there is not', 'HTTP/9.9 200 OK\r\n\r\n', 'HPE_INVALID_VERSION'],
    ['http', 'HTTP with endless headers', `HTTP/1.1 200 OK\r\nx: ${'x'.repeat(1e5)}`, 'HPE_HEADER_OVERFLOW'],
    ['https', 'HTTP where TLS is spoken', 'HTTP/1.1 400 Bad Request\r\n\r\n', 'EPROTO'],
  ])('over %s, %s: the next link under any, one connection, one line', async (scheme, _, said, code) => {
    process.env.KEY = OF_ENV;
    await using peer = await listening((socket) => socket.on('data', () => socket.write(said)));
    const connection = { endpoint: `${scheme}://${peer.address}` };
    const { service, log } = store.chain({}, connection);
    for (let n = 0; n < 10; n++) expect(await service.getSecret('KEY')).toBe(OF_ENV);
    expect(peer.accepted()).toBe(1);
    expect(log.shown).toEqual([expect.stringMatching(new RegExp(`^warn: .*cannot give "KEY", .*${code}`))]);
    const strict = store.chain({ fallback: 'transient' }, connection);
    await expect(strict.service.getSecret('KEY')).rejects.toBeInstanceOf(SecretInvalidError);
  });
});

describe('bad certificate: a hard error', () => {
  it('is thrown under transient; under any the next link answers, after one error line and no request', async () => {
    process.env.KEY = OF_ENV;
    const tls = await startFakeAws({ secrets: { KEY: OF_AWS }, tls: selfSignedCertificate() });
    const strict = store.chain({ fallback: 'transient' }, tls.connection);
    await expect(strict.service.getSecret('KEY', 'by default')).rejects.toBeInstanceOf(SecretDeniedError);
    const { service, log } = store.chain({}, tls.connection);
    for (let n = 0; n < 10; n++) expect(await service.getSecret('KEY')).toBe(OF_ENV);
    expect(log.shown).toEqual([expect.stringMatching(/^error: .*"KEY".*certificate is not trusted/)]);
    expect(tls.calls).toHaveLength(0);
    await tls.close();
  });
});
