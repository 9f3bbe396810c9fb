import { SecretUnavailableError } from 'nestjs-secrets';
import { describe, expect, it } from 'vitest';
import { OF_AWS, OF_ENV, useFaultyStore } from '../support/faulty-store.js';
import { awsError, raw } from '../support/misbehaving-server.js';

const store = useFaultyStore();
const throttled = awsError('ThrottlingException');
const broken = awsError('InternalServiceError', 500);

describe('throttled once / for ever: inside the SDK’s budget / back-off, calls bounded', () => {
  it('once: success without a line', async () => {
    store.aws.next(throttled);
    const { service, log } = store.chain();
    expect(await service.getSecret('KEY')).toBe(OF_AWS);
    expect([store.aws.calls.length, log.shown]).toEqual([2, []]);
  });

  it('for ever: the last value while it is allowed, then the next link; one warning, calls by the back-off', async () => {
    process.env.KEY = OF_ENV;
    const { service, clock, log } = store.chain({ cache: { ttl: 100, staleIfError: 5 } });
    await service.getSecret('KEY');
    store.aws.otherwise(throttled);
    clock.advance(100);
    const seen: (string | undefined)[] = [];
    for (let second = 0; second < 11; second++) {
      for (let n = 0; n < 100; n++) seen.push(await service.getSecret('KEY'));
      clock.advance(1);
    }
    expect([seen.lastIndexOf(OF_AWS), seen.indexOf(OF_ENV)]).toEqual([499, 500]);
    // Calls at 0, 2 and 5 seconds, the next at 11; the SDK tries each three times.
    expect(store.aws.calls).toHaveLength(1 + 3 * 3);
    expect(log.shown).toEqual([
      expect.stringMatching(/^warn: .*does not answer, asked for "KEY", .*ThrottlingException/),
    ]);
  });

  it('under not-found it is thrown, default or not, by every way to read', async () => {
    store.aws.otherwise(throttled);
    process.env.KEY = OF_ENV;
    const { service } = store.chain({ fallback: 'not-found' });
    for (const read of [
      () => service.getSecret('KEY', 'by default'),
      () => service.getSecretJson('KEY', {}),
      () => service.getSecretOrThrow('KEY'),
      () => service.withSecret('KEY', async () => 'used', { isAuthError: () => true }),
    ]) {
      await expect(read()).rejects.toBeInstanceOf(SecretUnavailableError);
    }
    expect(store.aws.calls).toHaveLength(3);
  });

  it('429 of a proxy is the same', async () => {
    process.env.KEY = OF_ENV;
    store.aws.otherwise(raw(429, 'slow down', { 'content-type': 'text/plain' }));
    const { service, log } = store.chain({ fallback: 'transient' });
    expect(await service.getSecret('KEY')).toBe(OF_ENV);
    expect(log.shown).toEqual([expect.stringMatching(/^warn: aws-secrets-manager does not answer/)]);
  });

  it('503 with a Retry-After of an hour ends at the deadline, after one call', async () => {
    process.env.KEY = OF_ENV;
    store.aws.otherwise(raw(503, '', { 'retry-after': '3600' }));
    const under = store.chain({ fallback: 'transient' });
    expect(await store.whileSilent(under, () => under.service.getSecret('KEY'), 1)).toBe(OF_ENV);
    expect(store.aws.calls).toHaveLength(1);
    expect(under.log.shown).toHaveLength(1);
  });
});

describe('500 twice, then 200', () => {
  it('is success, without a warning', async () => {
    store.aws.next(broken, broken);
    const { service, log } = store.chain();
    expect(await service.getSecret('KEY')).toBe(OF_AWS);
    expect([store.aws.calls.length, log.shown]).toEqual([3, []]);
  });
});
