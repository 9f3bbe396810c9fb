import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { isolateEnvironment } from '../../../../test/support/environment.js';
import { serviceUnderTest } from '../../../../test/support/service-under-test.js';
import { SecretDeniedError, SecretsClosedError, SecretUnavailableError } from '../errors/secrets.errors.js';
import type { SecretReadListener } from '../reading/read.event.js';
import { InMemorySecretsProvider } from '../testing/index.js';

isolateEnvironment();

// With a `random` of 0.5 an entry of 100 seconds is due after 90; the grace is 50 seconds.
function referring(secrets: Record<string, string> = { KEY: 'value-one' }, audit?: SecretReadListener) {
  const store = new InMemorySecretsProvider(secrets);
  const under = serviceUnderTest([store], { audit, cache: { ttl: 100, staleIfError: 50 } });
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
    expect(() => ref.current).toThrow(SecretUnavailableError);
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

  it('serves the last value during an outage, of which the audit is told, and not past the stale bound', async () => {
    const outcomes: string[] = [];
    const { service, store, clock } = referring(undefined, ({ outcome }) => void outcomes.push(outcome));
    const ref = service.ref('KEY');
    await ref.get();
    store.failNext(new SecretUnavailableError('down'), 1000);
    for (let second = 0; second < 149; second++) {
      clock.advance(1);
      await settle();
      expect(ref.current).toBe('value-one');
    }
    expect([...new Set(outcomes)]).toEqual(['fetched', 'hit', 'stale']);
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

  it('loses the value in the moment in which it is refused, or past its bound, whoever asked', async () => {
    const { service, store, clock } = referring();
    const ref = service.ref('KEY');
    await ref.get();
    store.failNext(new SecretDeniedError('no'));
    clock.advance(90.1);
    await settle();
    expect(ref.current).toBe('value-one');
    clock.advance(9.9);
    expect(() => ref.current).toThrow();

    await service.refresh();
    await service.getSecret('KEY');
    expect(ref.current).toBe('value-one');
    await service.refresh('KEY');
    store.failNext(new SecretDeniedError('no'));
    await service.getSecret('KEY');
    expect(() => ref.current).toThrow();
  });

  it('has no longer than its grace after a refresh, even while the store hangs', async () => {
    const answers: ((value: string) => void)[] = [];
    const link = {
      name: 'slow',
      getSecret: () => new Promise<string>((resolve) => answers.push(resolve)),
      listSecrets: async () => [],
      refresh: async () => {},
    };
    const { service, clock } = serviceUnderTest([link], { cache: { ttl: 100, staleIfError: 50 } });
    const ref = service.ref('KEY');
    const first = ref.get();
    answers[0]?.('value-one');
    await first;
    await service.refresh();
    for (let tenth = 0; tenth < 499; tenth++) {
      clock.advance(0.1);
      await settle();
      expect(ref.current).toBe('value-one');
    }
    clock.advance(0.11);
    expect(() => ref.current).toThrow(/past its stale bound/);
  });

  it('has the new value soon after a refresh, with nobody reading', async () => {
    const { service, store, clock, reads } = referring();
    const ref = service.ref('KEY');
    await ref.get();
    store.rotate('KEY', 'value-two');
    await service.refresh('KEY');
    clock.advance(0.1);
    await settle();
    expect([ref.current, ref.previous, reads()]).toEqual(['value-two', 'value-one', 2]);
  });

  it('of a path follows a store that gives JSON by itself', async () => {
    let password = 'value-one';
    const link = {
      name: 'json',
      getSecret: async () => undefined,
      getSecretJson: async () => ({ password }),
      listSecrets: async () => [],
      refresh: async () => {},
    };
    const { service, clock } = serviceUnderTest([link], { cache: { ttl: 100 } });
    const ref = service.ref('DB#password');
    await ref.get();
    expect(ref.current).toBe('value-one');
    password = 'value-two';
    clock.advance(91);
    await settle();
    expect(ref.current).toBe('value-two');
  });

  it('shows no value, keeps no process alive, and ends with the service', async () => {
    const { service, clock } = referring();
    const ref = service.ref('KEY');
    await ref.get();
    expect(inspect(ref, { showHidden: true, depth: 9 }) + JSON.stringify(ref)).not.toContain('value-one');
    expect(inspect([ref], { showHidden: true, getters: true })).toContain('SecretRef { key: "KEY" }');
    expect(inspect([ref], { showHidden: true, getters: true })).not.toContain('value-one');
    await service[Symbol.asyncDispose]();
    expect(() => ref.current).toThrow(SecretsClosedError);
    await expect(ref.get()).rejects.toMatchObject({ code: 'CLOSED' });
    expect(() => service.ref('KEY')).toThrow(/was closed/);
    expect(clock.pendingKeepAlive).toBe(0);
  });

  it('is none of what is no key', () => {
    const { service } = referring();
    for (const key of ['', 'a\nb', '#a', 5 as never]) expect(() => service.ref(key)).toThrow(TypeError);
  });
});
