import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { isolateEnvironment } from '../../../../test/support/environment.js';
import { serviceUnderTest } from '../../../../test/support/service-under-test.js';
import { SecretNotFoundError, SecretUnavailableError } from '../errors/secrets.errors.js';
import { EnvironmentSecretsProvider } from '../providers/environment/environment.provider.js';
import type { SecretsProvider } from '../providers/secrets-provider.interface.js';
import { InMemorySecretsProvider } from '../testing/index.js';
import type { SecretChange } from './secret.change.js';

isolateEnvironment();

function rotating(
  secrets: Record<string, string> = { KEY: 'one' },
  later: SecretsProvider = new EnvironmentSecretsProvider({ envFilePath: false }),
) {
  const store = new InMemorySecretsProvider(secrets);
  const under = serviceUnderTest([store, later], {
    cache: { ttl: 100 },
  });
  const changes: SecretChange[] = [];
  const stop = under.service.onChange((change) => void changes.push(change));
  return { ...under, store, changes, stop };
}

describe('onChange', () => {
  it('tells of a new version once, and of the first load, or the same version again, never', async () => {
    const { service, store, changes } = rotating();
    await service.getSecret('KEY');
    await service.refresh();
    await service.getSecret('KEY');
    expect(changes).toEqual([]);
    store.rotate('KEY', 'two');
    await service.refresh();
    await Promise.all([service.getSecret('KEY'), service.getSecret('KEY')]);
    await service.getSecretJson('KEY');
    expect(changes).toEqual([
      { key: 'KEY', provider: 'in-memory', versionId: 'v2', previousVersionId: 'v1', at: expect.any(Date) },
    ]);
    for (const shown of [inspect(changes, { showHidden: true }), JSON.stringify(changes)]) {
      expect(shown).not.toMatch(/one|two/);
    }
  });

  it('tells of a refresh ahead of expiry, and of a rotation to the same text', async () => {
    const { service, store, clock, changes } = rotating();
    await service.getSecret('KEY');
    store.rotate('KEY', 'one');
    clock.advance(90);
    expect(await service.getSecret('KEY')).toBe('one');
    await new Promise((resolve) => setImmediate(resolve));
    expect(changes.map(({ versionId }) => versionId)).toEqual(['v2']);
  });

  it('tells of another link that takes over with another text, and of nothing when it has the same', async () => {
    const { service, store, clock, changes } = rotating({ KEY: 'one', SAME: 'same' });
    Object.assign(process.env, { KEY: 'of the environment', SAME: 'same' });
    await service.prefetch(['KEY', 'SAME']);
    store.failNext(new Error('broken'), 2);
    clock.advance(100);
    await service.getSecret('KEY');
    await service.getSecret('SAME');
    expect(changes).toMatchObject([
      { key: 'KEY', provider: 'environment', versionId: undefined, previousVersionId: 'v1' },
    ]);
    clock.advance(60);
    await service.getSecret('KEY');
    expect(changes.slice(1)).toMatchObject([{ key: 'KEY', provider: 'in-memory', versionId: 'v1' }]);
  });

  it('tells of a later link whose value was kept, when an earlier one has nothing to serve any more', async () => {
    const later = Object.assign(new InMemorySecretsProvider({ KEY: 'of the later link' }), { name: 'later' });
    const { service, store, clock, changes } = rotating({ KEY: 'one' }, later);
    const ref = service.ref('KEY');
    store.failNext(new Error('broken'));
    expect(await ref.get()).toBe('of the later link');
    clock.advance(2);
    expect(await ref.get()).toBe('one');
    expect(ref.current).toBe('one');
    store.delete('KEY');
    later.failNext(new SecretUnavailableError('down'));
    clock.advance(100);
    expect(await service.getSecret('KEY')).toBe('of the later link');
    expect(ref.current).toBe('of the later link');
    expect(changes.map(({ provider, versionId }) => [provider, versionId])).toEqual([
      ['in-memory', 'v1'],
      ['later', 'v1'],
    ]);
  });

  it('tells of no value of a later link that an earlier one has overtaken', async () => {
    const answers: ((value: string) => void)[] = [];
    const slow = {
      name: 'slow',
      getSecret: () => new Promise<string>((resolve) => answers.push(resolve)),
      listSecrets: async () => [],
      refresh: async () => {},
    };
    const { service, store, clock, changes } = rotating({ KEY: 'one' }, slow);
    const ref = service.ref('KEY');
    store.failNext(new Error('broken'));
    const early = service.getSecret('KEY');
    await new Promise((resolve) => setImmediate(resolve));
    clock.advance(2);
    expect(await service.getSecret('KEY')).toBe('one');
    answers[0]?.('of the slow link');
    expect(await early).toBe('of the slow link');
    expect([ref.current, changes]).toEqual(['one', []]);
  });

  it('tells of a variable that changes, when it is read, and not because somebody looks at the status', async () => {
    const { service, changes } = rotating({});
    process.env.LIVE = 'one';
    await service.getSecret('LIVE');
    process.env.LIVE = 'two';
    service.status();
    expect(changes).toEqual([]);
    await service.getSecret('LIVE');
    expect(changes.map(({ key }) => key)).toEqual(['LIVE']);
  });

  it('a listener that throws or rejects stops neither the others nor the process, and is one line without its message', async () => {
    const { service, store, changes, log } = rotating();
    service.onChange(() => {
      throw new Error('with the value');
    });
    service.onChange(() => Promise.reject(new TypeError('with the value')));
    const last: string[] = [];
    service.onChange(({ key }) => void last.push(key));
    await service.getSecret('KEY');
    store.rotate('KEY', 'two');
    await service.refresh('KEY');
    expect(await service.getSecret('KEY')).toBe('two');
    await new Promise((resolve) => setImmediate(resolve));
    expect([changes.length, last]).toEqual([1, ['KEY']]);
    expect(log.at('error')).toEqual([
      'A listener to changes of "KEY" failed, because: Error',
      'A listener to changes of "KEY" failed, because: TypeError',
    ]);
  });

  it('ends for one listener alone, the same function twice being two', async () => {
    const { service, store, stop } = rotating();
    let calls = 0;
    const listener = (): void => void calls++;
    const stopFirst = service.onChange(listener);
    service.onChange(listener);
    stop();
    stopFirst();
    stopFirst();
    await service.getSecret('KEY');
    store.rotate('KEY', 'two');
    await service.refresh();
    await service.getSecret('KEY');
    expect(calls).toBe(1);
  });

  it('a late answer of before a refresh is no change', async () => {
    const answers: ((value: string) => void)[] = [];
    const link = {
      name: 'slow',
      getSecret: () => new Promise<string>((resolve) => answers.push(resolve)),
      listSecrets: async () => [],
      refresh: async () => {},
    };
    const { service } = serviceUnderTest([link]);
    const changes: SecretChange[] = [];
    service.onChange((change) => void changes.push(change));
    const early = service.getSecret('KEY');
    await service.refresh();
    const late = service.getSecret('KEY');
    answers[1]?.('new');
    await late;
    answers[0]?.('old');
    await early;
    expect(changes).toEqual([]);
  });
});

/** A link that remembers its value until a refresh has come to its end. */
function rotatingSlowly(before: string, after: string) {
  let [value, calls] = [before, 0];
  let refreshed: () => void = () => {};
  const link = {
    name: 'slow',
    getSecret: async () => {
      calls++;
      return value;
    },
    listSecrets: async () => [],
    refresh: () => new Promise<void>((resolve) => (refreshed = resolve)),
  };
  return {
    link,
    calls: () => calls,
    refreshed: () => {
      value = after;
      refreshed();
    },
  };
}

describe('withSecret', () => {
  class AuthError extends Error {}
  const options = { isAuthError: (error: unknown) => error instanceof AuthError };

  /** A database that accepts some passwords, and remembers those that it was tried with. */
  function database(...accepted: string[]) {
    const tried: string[] = [];
    const connect = async (password: string): Promise<string> => {
      tried.push(password);
      if (!accepted.includes(password)) throw new AuthError('refused');
      return `connected with ${password}`;
    };
    return { tried, connect };
  }

  it('uses the known value as long as it is accepted', async () => {
    const { service, store } = rotating();
    const { tried, connect } = database('one');
    expect(await service.withSecret('KEY', connect, options)).toBe('connected with one');
    expect([tried, store.calls.length]).toEqual([['one'], 1]);
  });

  it('reads anew and tries again after an auth error', async () => {
    const { service, store } = rotating();
    await service.getSecret('KEY');
    store.rotate('KEY', 'two');
    const { tried, connect } = database('two');
    expect(await service.withSecret('KEY', connect, options)).toBe('connected with two');
    expect(tried).toEqual(['one', 'two']);
  });

  it('tries the previous value where the new one is not accepted yet', async () => {
    const { service, store } = rotating({ DB: '{"password":"one"}' });
    await service.getSecret('DB#password');
    store.rotate('DB', '{"password":"two"}');
    await service.refresh();
    const { tried, connect } = database('one');
    expect(await service.withSecret('DB#password', connect, options)).toBe('connected with one');
    expect(tried).toEqual(['two', 'one']);
  });

  it('rejects with the refusal when nothing is accepted, and passes other errors on at once', async () => {
    const { service } = rotating();
    const { tried, connect } = database();
    await expect(service.withSecret('KEY', connect, options)).rejects.toBeInstanceOf(AuthError);
    expect(tried).toEqual(['one']);
    const other = new RangeError('no such table');
    await expect(service.withSecret('KEY', () => Promise.reject(other), options)).rejects.toBe(other);
    await expect(service.withSecret('NONE', connect, options)).rejects.toBeInstanceOf(SecretNotFoundError);
  });

  it('asks isAuthError as a method of its options', async () => {
    class Options {
      readonly refused = new Error('refused');
      isAuthError(error: unknown): boolean {
        return error === this.refused;
      }
    }
    const own = new Options();
    const { service } = serviceUnderTest([new InMemorySecretsProvider({ KEY: 'one' })]);
    const use = () => Promise.reject(own.refused);
    await expect(service.withSecret('KEY', use, own)).rejects.toBe(own.refused);
  });

  it('a flood of refusals is one refresh a second for a key', async () => {
    const { service, store, clock } = rotating();
    const { connect } = database();
    const refreshes = (): number => store.calls.filter(({ method }) => method === 'refresh').length;
    const flood = () =>
      Promise.allSettled(Array.from({ length: 50 }, () => service.withSecret('KEY', connect, options)));
    await flood();
    await flood();
    expect(refreshes()).toBe(1);
    clock.advance(1);
    await flood();
    expect(refreshes()).toBe(2);
  });

  it('logins that are refused at the same moment wait for the one refresh', async () => {
    const slow = rotatingSlowly('one', 'two');
    const { service } = serviceUnderTest([slow.link]);
    await service.getSecret('KEY');
    const { tried, connect } = database('two');
    const logins = [1, 2, 3].map(() => service.withSecret('KEY', connect, options));
    await new Promise((resolve) => setImmediate(resolve));
    slow.refreshed();
    expect(await Promise.all(logins)).toEqual(Array(3).fill('connected with two'));
    expect([tried, slow.calls()]).toEqual([['one', 'one', 'one', 'two', 'two', 'two'], 2]);
  });

  it('tells of the refusal where the store is down as well', async () => {
    const { service, store } = rotating();
    await service.getSecret('KEY');
    store.failNext(new Error('broken'), 5);
    const { connect } = database();
    await expect(service.withSecret('KEY', connect, options)).rejects.toBeInstanceOf(AuthError);
  });

  it('the previous value is of no use after a day', async () => {
    const { service, store, clock } = rotating();
    await service.getSecret('KEY');
    store.rotate('KEY', 'two');
    await service.refresh();
    await service.getSecret('KEY');
    clock.advance(24 * 3600);
    const { tried, connect } = database('one');
    await expect(service.withSecret('KEY', connect, options)).rejects.toBeInstanceOf(AuthError);
    expect(tried).toEqual(['two']);
  });
});
