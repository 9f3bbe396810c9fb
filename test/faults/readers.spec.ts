import { SecretUnavailableError } from 'nestjs-secrets';
import { describe, expect, it } from 'vitest';
import { OF_AWS, OF_ENV, useFaultyStore } from '../support/faulty-store.js';
import { answer, awsError, type Behaviour, hang, reset } from '../support/misbehaving-server.js';

const store = useFaultyStore();
const CACHE = { cache: { ttl: 100, staleIfError: 50 } };
const denied = awsError('AccessDeniedException');
const many = <T>(count: number, read: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, read));

/** Holds the answer back until the test lets it go. */
function held(): { behaviour: Behaviour; release: (then: Behaviour) => void } {
  let go: (then: Behaviour) => void = () => {};
  const behaviour: Behaviour = (response, call) => void (go = (then) => then(response, call));
  return { behaviour, release: (then) => go(then) };
}

/** Lets what was asked in the background come to its end. */
async function arrived(call: number): Promise<void> {
  await store.aws.call(call);
  for (let n = 0; n < 20; n++) await new Promise((resolve) => setImmediate(resolve));
}

describe('1000 cold readers / 1000 readers of a failing key: 1 call / 1 call, one warning', () => {
  it('1000 cold readers are one call, and each gets the value', async () => {
    const { service, log } = store.chain();
    expect(new Set(await many(1000, () => service.getSecret('KEY')))).toEqual(new Set([OF_AWS]));
    expect([store.aws.calls.length, log.shown]).toEqual([1, []]);
  });

  it('in all forms and below all paths, one call for each form', async () => {
    store.aws.secrets.set('DB', '{"user":"app","list":[1]}');
    const { service } = store.chain();
    const reads: (() => Promise<unknown>)[] = [
      () => service.getSecret('DB'),
      () => service.getSecret('DB#user'),
      () => service.getSecretJson('DB'),
      () => service.getSecretJson('DB#list'),
      () => service.getSecretOrThrow('DB#list.0'),
      () => service.getSecretBinary('DB'),
    ];
    await Promise.all(reads.flatMap((read) => Array.from({ length: 100 }, read)));
    expect(store.aws.calls).toHaveLength(2); // AWS has bytes of its own
  });

  it.each([
    ['denied', denied, 1, 'error'],
    ['a reset', reset, 3, 'warn'],
  ] as const)(
    '1000 readers of a key that fails, %s: one call, one line',
    async (_, behaviour, attempts, level) => {
      process.env.KEY = OF_ENV;
      store.aws.otherwise(behaviour);
      const { service, log } = store.chain();
      expect(new Set(await many(500, () => service.getSecret('KEY')))).toEqual(new Set([OF_ENV]));
      for (let n = 0; n < 500; n++) expect(await service.getSecret('KEY', 'by default')).toBe(OF_ENV);
      expect(store.aws.calls).toHaveLength(attempts);
      expect(log.shown).toEqual([
        expect.stringMatching(new RegExp(`^${level}: aws-secrets-manager .*"KEY"`)),
      ]);
    },
  );

  it('without a cache 1000 readers at once are one call all the same, and an outage is one warning', async () => {
    const { service, log } = store.chain({ cache: { ttl: 0 } });
    expect(new Set(await many(1000, () => service.getSecret('KEY')))).toEqual(new Set([OF_AWS]));
    expect(store.aws.calls).toHaveLength(1);
    store.aws.otherwise(denied);
    for (let n = 0; n < 10; n++) expect(await service.getSecret('KEY', 'by default')).toBe('by default');
    expect(store.aws.calls).toHaveLength(11);
    expect(log.shown).toHaveLength(1);
  });

  it('each of 1000 that need it gets an error of its own', async () => {
    store.aws.otherwise(denied);
    const { service } = store.chain();
    const errors = await many(1000, () =>
      service.getSecretOrThrow('KEY').then(
        () => expect.fail('answered'),
        (error: unknown) => error,
      ),
    );
    expect(new Set(errors).size).toBe(1000);
    expect(errors.every((error) => error instanceof SecretUnavailableError)).toBe(true);
    expect(store.aws.calls).toHaveLength(1);
  });

  it('many keys of a store that is down are one warning, and the breaker spares it', async () => {
    store.aws.otherwise(reset);
    const { service, log } = store.chain();
    await Promise.all(Array.from({ length: 20 }, (_, n) => service.getSecret(`KEY_${n}`)));
    const calls = store.aws.calls.length;
    for (let n = 20; n < 200; n++) await service.getSecret(`KEY_${n}`);
    expect(log.shown).toHaveLength(1);
    expect(store.aws.calls).toHaveLength(calls);
  });
});

describe('refresh-ahead fails or is slow: the fresh value meanwhile', () => {
  it.each([
    ['fails', reset, 3, /^warn: .*does not answer/],
    ['is refused', denied, 1, /^error: .*cannot give "KEY"/],
  ] as const)(
    '%s: one call, one line, and every reader has the value until the TTL',
    async (_, behaviour, attempts, line) => {
      const { service, clock, log } = store.chain(CACHE);
      await service.getSecret('KEY');
      store.aws.otherwise(behaviour);
      clock.advance(90);
      expect(new Set(await many(100, () => service.getSecret('KEY')))).toEqual(new Set([OF_AWS]));
      await arrived(1 + attempts);
      expect(new Set(await many(100, () => service.getSecret('KEY')))).toEqual(new Set([OF_AWS]));
      expect(store.aws.calls).toHaveLength(1 + attempts);
      expect(log.shown).toEqual([expect.stringMatching(line)]);
      expect(service.status()).toMatchObject([{ stale: false, provider: 'aws-secrets-manager' }]);
    },
  );

  it('is slow: nobody waits for it, and it has ten seconds', async () => {
    const slow = held();
    const { service, clock, log } = store.chain(CACHE);
    await service.getSecret('KEY');
    store.aws.next(slow.behaviour);
    clock.advance(90);
    expect(new Set(await many(100, () => service.getSecret('KEY')))).toEqual(new Set([OF_AWS]));
    await store.aws.call(2);
    clock.advance(9);
    expect(await service.getSecret('KEY')).toBe(OF_AWS);
    slow.release(answer({ SecretString: 'newer', VersionId: 'v2' }));
    await arrived(2);
    expect(await service.getSecret('KEY')).toBe('newer');
    expect([store.aws.calls.length, log.shown]).toEqual([2, []]);
  });

  it('hangs past the TTL: who reads then waits no longer than for a call of its own, and gets the last value', async () => {
    const { service, clock, log } = store.chain(CACHE);
    await service.getSecret('KEY');
    store.aws.otherwise(hang);
    clock.advance(95);
    await service.getSecret('KEY');
    await store.aws.call(2);
    clock.advance(5);
    const late = service.getSecret('KEY');
    await new Promise((resolve) => setImmediate(resolve));
    clock.advance(3);
    expect(await late).toBe(OF_AWS);
    expect(store.aws.calls).toHaveLength(2);
    clock.advance(2);
    await new Promise((resolve) => setImmediate(resolve));
    expect(log.shown).toEqual([expect.stringMatching(/no answer within 10 s/)]);
  });
});

describe('TTL passed, slow store, 100 readers', () => {
  it('one call, all get the new value', async () => {
    const slow = held();
    const { service, clock, log } = store.chain(CACHE);
    await service.getSecret('KEY');
    store.aws.next(slow.behaviour);
    clock.advance(100);
    const reading = many(100, () => service.getSecret('KEY'));
    await store.aws.call(2);
    clock.advance(2.9);
    slow.release(answer({ SecretString: 'newer', VersionId: 'v2' }));
    expect(new Set(await reading)).toEqual(new Set(['newer']));
    expect([store.aws.calls.length, log.shown]).toEqual([2, []]);
  });

  it('that is too slow: one call, all get the last value at the deadline, and the late answer is no answer', async () => {
    const slow = held();
    const { service, clock, log } = store.chain(CACHE);
    await service.getSecret('KEY');
    store.aws.next(slow.behaviour);
    clock.advance(100);
    const reading = many(100, () => service.getSecret('KEY'));
    await store.aws.call(2);
    clock.advance(3);
    expect(new Set(await reading)).toEqual(new Set([OF_AWS]));
    slow.release(answer({ SecretString: 'late' }));
    await arrived(2);
    expect(await service.getSecret('KEY')).toBe(OF_AWS);
    expect([store.aws.calls.length, log.shown.length]).toEqual([2, 1]);
  });
});
