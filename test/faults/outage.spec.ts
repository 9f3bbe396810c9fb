import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { describe, expect, it } from 'vitest';
import { OF_AWS, OF_ENV, useFaultyStore } from '../support/faulty-store.js';
import { awsError, reset } from '../support/misbehaving-server.js';
import type { ServiceUnderTest } from '../support/service-under-test.js';

const store = useFaultyStore();

const TTL = 3600;
const CAP = 60;
const REMINDER = 300;
const down = /^warn: aws-secrets-manager does not answer, asked for "\w+", because: no answer now/;

/** The seconds that lie between two calls for one key: U(½, 1) · min(60, 2ⁿ) with a `random` of ½. */
const backOff = (failures: number): number => 0.75 * Math.min(CAP, 2 ** Math.min(failures, 6));

/** How many calls for one key the contract allows in so many seconds without an answer. */
function allowed(seconds: number): number {
  let calls = 0;
  for (let at = 0; at < seconds; at += backOff(calls)) calls++;
  return calls;
}

/** A store without the retries of the SDK, so that a request is a call. */
function withoutRetries(): SecretsManagerClient {
  return new SecretsManagerClient({ ...store.aws.connection, maxAttempts: 1 });
}

async function readFor(
  { service, clock }: ServiceUnderTest,
  seconds: number,
  step: number,
  key: (read: number) => string = () => 'KEY',
): Promise<string[]> {
  const seen = new Set<string>();
  for (let at = 0; at < seconds; at += step) {
    clock.advance(step);
    seen.add(await service.getSecret(key(at / step), 'by default'));
  }
  return [...seen];
}

describe('outage ten TTLs long', () => {
  it('calls follow the back-off schedule, one line for each reminder interval; recovery within one cap', async () => {
    process.env.KEY = OF_ENV;
    const client = withoutRetries();
    const under = store.chain({ cache: { ttl: TTL } }, { client });
    const { service, clock, log } = under;
    expect(await service.getSecret('KEY')).toBe(OF_AWS);
    clock.advance(TTL);
    store.aws.otherwise(reset);
    const before = store.aws.calls.length;
    // The last value until its grace has passed, then the next link: 18,000 reads, none of which throws.
    expect(await readFor(under, 1800, 2)).toEqual([OF_AWS, OF_ENV]);
    expect(await readFor(under, 10 * TTL - 1800, 2)).toEqual([OF_ENV]);
    const calls = store.aws.calls.length - before;
    expect(calls).toBeLessThanOrEqual(allowed(10 * TTL));
    expect(calls).toBeGreaterThan((10 * TTL) / CAP / 2);
    expect(log.shown.every((line) => down.test(line))).toBe(true);
    expect(log.shown.length).toBeLessThanOrEqual(1 + (10 * TTL) / REMINDER);
    expect(log.shown.length).toBeGreaterThan((10 * TTL) / REMINDER / 2);
    expect(log.shown.at(-1)).toMatch(/, still, after \d+ more failed calls$/);

    const lines = log.shown.length;
    store.aws.otherwise();
    expect(await readFor(under, CAP, 1)).toEqual([OF_ENV, OF_AWS]);
    expect(store.aws.calls.length - before - calls).toBe(1);
    expect(log.shown.slice(lines)).toEqual(['log: aws-secrets-manager answers again']);
    client.destroy();
  });

  it('with a hundred keys: the breaker lets one probe through for all of them; recovery within one cap', async () => {
    const keys = Array.from({ length: 100 }, (_, n) => `KEY_${n}`);
    for (const key of keys) store.aws.secrets.set(key, OF_AWS);
    const client = withoutRetries();
    const under = store.chain({ cache: { ttl: 600, staleIfError: 0 } }, { client });
    for (const key of keys) await under.service.getSecret(key);
    under.clock.advance(600);
    store.aws.otherwise(reset);
    const before = store.aws.calls.length;
    const readAll = async (seconds: number): Promise<Set<string>> => {
      const seen = new Set<string>();
      for (let at = 0; at < seconds; at += 15) {
        under.clock.advance(15);
        for (const key of keys) seen.add(await under.service.getSecret(key, 'by default'));
      }
      return seen;
    };
    expect(await readAll(6000)).toEqual(new Set(['by default']));
    // Five failures open it, for 15 s, then 30, then 60 each.
    expect(store.aws.calls.length - before).toBeLessThanOrEqual(5 + 2 + 6000 / CAP);
    expect(under.log.shown.length).toBeLessThanOrEqual(1 + 6000 / REMINDER);
    store.aws.otherwise();
    await readAll(CAP);
    for (const key of keys) expect(await under.service.getSecret(key)).toBe(OF_AWS);
    expect(under.log.shown.at(-1)).toBe('log: aws-secrets-manager answers again');
    client.destroy();
  });

  it.each([90, 250, 1000])(
    'read every %i seconds: still one line for each reminder interval',
    async (step) => {
      process.env.KEY = OF_ENV;
      const client = withoutRetries();
      store.aws.otherwise(reset);
      const under = store.chain({}, { client });
      expect(await readFor(under, 18_000, step)).toEqual([OF_ENV]);
      expect(store.aws.calls.length).toBeLessThanOrEqual(18_000 / step + 1);
      expect(under.log.shown.length).toBeLessThanOrEqual(1 + 18_000 / REMINDER);
      expect(under.log.shown.slice(1).filter((line) => !line.includes(', still, after'))).toEqual([]);
      store.aws.otherwise();
      expect(await readFor(under, 2 * step, step)).toEqual([OF_AWS]);
      expect(under.log.shown.filter((line) => line.startsWith('log:'))).toHaveLength(1);
      client.destroy();
    },
  );

  it('and of the retries of the SDK no more than three to a call', async () => {
    store.aws.otherwise(reset);
    const under = store.chain();
    await readFor(under, 60, 0.5);
    expect(store.aws.calls.length).toBeLessThanOrEqual(3 * allowed(60));
    expect(under.log.shown).toHaveLength(1);
  });

  it('a reference says the last value until its grace has passed, then throws, and recovers within one cap', async () => {
    const client = withoutRetries();
    const under = store.chain({ cache: { ttl: 600, staleIfError: 300 } }, { client });
    const ref = under.service.ref('KEY');
    await ref.get();
    store.aws.otherwise(reset);
    const settle = async (seconds: number): Promise<void> => {
      for (let at = 0; at < seconds; at++) {
        under.clock.advance(1);
        if (at % 5 === 0) await under.service.getSecret('KEY');
      }
    };
    await settle(899);
    expect(ref.current).toBe(OF_AWS);
    await settle(2);
    expect(() => ref.current).toThrow(/past its stale bound/);
    await settle(5400);
    expect(store.aws.calls.length).toBeLessThanOrEqual(1 + allowed(600 + 900 + 5400));
    store.aws.otherwise();
    await settle(CAP + 6);
    expect(ref.current).toBe(OF_AWS);
    client.destroy();
  });
});

describe('fallback in use', () => {
  it('is visible in status(), and recovery is logged once', async () => {
    Object.assign(process.env, { KEY: OF_ENV, ONLY_ENV: OF_ENV });
    const { service, clock, log } = store.chain();
    store.aws.otherwise(awsError('InternalServiceError', 500));
    for (const key of ['KEY', 'ONLY_ENV']) expect(await service.getSecret(key)).toBe(OF_ENV);
    expect(service.status()).toMatchObject([
      { key: 'KEY', provider: 'environment', stale: false, lastError: { code: 'UNAVAILABLE', key: 'KEY' } },
      { key: 'ONLY_ENV', provider: 'environment', lastError: { code: 'UNAVAILABLE' } },
    ]);
    store.aws.otherwise();
    clock.advance(CAP);
    for (let n = 0; n < 5; n++) {
      expect(await service.getSecret('KEY')).toBe(OF_AWS);
      expect(await service.getSecret('ONLY_ENV')).toBe(OF_ENV);
    }
    expect(service.status()).toMatchObject([
      { key: 'KEY', provider: 'aws-secrets-manager', lastError: undefined },
      { key: 'ONLY_ENV', provider: 'environment', lastError: undefined },
    ]);
    expect(log.shown).toEqual([
      expect.stringMatching(/^warn: aws-secrets-manager does not answer/),
      'log: aws-secrets-manager answers again',
    ]);
    expect(store.aws.calls).toHaveLength(3 + 3 + 2);
  });
});
