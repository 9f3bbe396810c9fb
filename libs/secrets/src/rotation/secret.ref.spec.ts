import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { isolateEnvironment } from '../../../../test/support/environment.js';
import { serviceUnderTest } from '../../../../test/support/service-under-test.js';
import { SecretDeniedError, SecretUnavailableError } from '../errors/secrets.errors.js';
import { InMemorySecretsProvider } from '../testing/index.js';

isolateEnvironment();

// With a `random` of 0.5 an entry of 100 seconds is due after 90; the grace is 50 seconds.
function referring(secrets: Record<string, string> = { KEY: 'value-one' }) {
  const store = new InMemorySecretsProvider(secrets);
  const under = serviceUnderTest([store], { cache: { ttl: 100, staleIfError: 50 } });
  const reads = (): number => store.calls.filter(({ method }) => method === 'getSecret').length;
  return { ...under, store, reads };
}

/** Lets what a timer has started come to its end. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('a reference', () => {
  it('throws before the first load, and has the newest value from then on', async () => {
    const { service, reads } = referring();
    const ref = service.ref('KEY');
    expect(ref.key).toBe('KEY');
    expect(() => ref.current).toThrow(/"KEY" has no value that may be served now/);
    expect(reads()).toBe(0);
    expect(await ref.get()).toBe('value-one');
    expect([ref.current, ref.previous]).toEqual(['value-one', undefined]);
    expect(service.ref('KEY')).toBe(ref);
  });

  it('knows what was read before somebody wanted it', async () => {
    const { service } = referring();
    await service.getSecret('KEY');
    expect(service.ref('KEY').current).toBe('value-one');
  });

  it('is refreshed ahead of expiry by a timer, with nobody reading', async () => {
    const { service, store, clock, reads } = referring();
    const ref = service.ref('KEY');
    await ref.get();
    store.rotate('KEY', 'value-two');
    clock.advance(89);
    await settle();
    expect([ref.current, reads()]).toEqual(['value-one', 1]);
    clock.advance(1.2);
    await settle();
    expect([ref.current, ref.previous, reads()]).toEqual(['value-two', 'value-one', 2]);
    clock.advance(91);
    await settle();
    expect(reads()).toBe(3);
    expect(clock.pendingKeepAlive).toBe(0);
  });

  it('of a path follows the secret that it is in', async () => {
    const { service, store } = referring({ DB: '{"password":"value-one"}' });
    const ref = service.ref('DB#password');
    await ref.get();
    store.rotate('DB', '{"password":"value-two"}');
    await service.refresh();
    await service.getSecret('DB');
    expect([ref.current, ref.previous]).toEqual(['value-two', 'value-one']);
  });

  it('serves the last value during an outage, and not past the stale bound', async () => {
    const { service, store, clock } = referring();
    const ref = service.ref('KEY');
    await ref.get();
    store.failNext(new SecretUnavailableError('down'), 1000);
    for (let second = 0; second < 149; second++) {
      clock.advance(1);
      await settle();
      expect(ref.current).toBe('value-one');
    }
    clock.advance(1);
    expect(() => ref.current).toThrow(/past its stale bound/);
  });

  it('loses the value with its grant when the TTL has passed, and has the next one once it is granted again', async () => {
    const { service, store, clock } = referring();
    const ref = service.ref('KEY');
    await ref.get();
    store.failNext(new SecretDeniedError('no'), 2);
    for (let second = 0; second < 102; second++) {
      clock.advance(1);
      await settle();
    }
    expect(() => ref.current).toThrow();
    for (let second = 0; second < 10; second++) {
      clock.advance(1);
      await settle();
    }
    expect(ref.current).toBe('value-one');
  });

  it('shows no value, keeps no process alive, and ends with the service', async () => {
    const { service, clock } = referring();
    const ref = service.ref('KEY');
    await ref.get();
    expect(inspect(ref, { showHidden: true, depth: 9 }) + JSON.stringify(ref)).not.toContain('value-one');
    await service[Symbol.asyncDispose]();
    expect(() => ref.current).toThrow();
    await expect(ref.get()).rejects.toMatchObject({ code: 'CLOSED' });
    expect(() => service.ref('KEY')).toThrow(/was closed/);
    expect(clock.pendingKeepAlive).toBe(0);
  });

  it('is none of what is no key', () => {
    const { service } = referring();
    for (const key of ['', 'a\nb', '#a', 5 as never]) expect(() => service.ref(key)).toThrow(TypeError);
  });
});
