import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { serviceUnderTest } from '../../../../../test/support/service-under-test.js';
import { startFakeAws } from '../../../../../test/support/misbehaving-server.js';
import { SecretDeniedError } from '../../errors/secrets.errors.js';
import type { SecretChange } from '../../rotation/secret.change.js';
import { InMemorySecretsProvider } from '../../testing/index.js';
import { AwsSecretsManagerProvider } from '../aws-secrets-manager/index.js';
import type { SecretsProvider } from '../secrets-provider.interface.js';

type Watch = NonNullable<SecretsProvider['watch']>;

/** A store of one's own that tells of its changes. */
class TellingStore extends InMemorySecretsProvider {
  readonly watching: Parameters<Watch>[] = [];
  stopped = 0;

  watch: Watch = (...listener) => {
    this.watching.push(listener);
    return () => void this.stopped++;
  };

  tell(keys?: readonly string[]): void {
    for (const [onChange] of this.watching) onChange(keys);
  }

  asked(): string[] {
    return this.calls.splice(0).map(({ key }) => key);
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

function following(store: TellingStore, chain: SecretsProvider[] = [store], options = {}) {
  const under = serviceUnderTest(chain, options);
  const changes: SecretChange[] = [];
  under.service.onChange((change) => void changes.push(change));
  return {
    ...under,
    changes,
    async tell(keys?: readonly string[]) {
      store.tell(keys);
      under.clock.advance(0.1);
      await settled();
    },
  };
}

describe('a provider that tells of changes', () => {
  it('has them seen by references and listeners at once, and the keys that it names only', async () => {
    const store = new TellingStore({ A: 'one', B: 'other' });
    const { service, changes, tell } = following(store);
    const ref = service.ref('A');
    await service.prefetch(['A', 'B']);
    store.asked();
    store.rotate('A', 'two');
    store.rotate('B', 'another');
    await tell(['A', 'NEVER_READ']);
    expect([ref.current, ref.previous, store.asked()]).toEqual(['two', 'one', ['A']]);
    expect(changes.map(({ key, provider }) => [key, provider])).toEqual([['A', 'in-memory']]);
    expect(await service.getSecret('B')).toBe('other');
    await tell();
    expect(store.asked().sort()).toEqual(['A', 'B']);
    expect(await service.getSecret('B')).toBe('another');
    expect(changes).toHaveLength(2);
  });

  it('is called once by each service, before its first read', async () => {
    const store = new TellingStore({ A: 'one' });
    const services = [following(store), following(store)];
    expect(store.watching).toHaveLength(0);
    for (const { service } of services) await service.prefetch(['A', 'B']);
    for (const { service } of services) await service.getSecretBinary('A');
    expect(store.watching).toHaveLength(2);
    await services[0]?.service[Symbol.asyncDispose]();
    expect(store.stopped).toBe(1);
    store.rotate('A', 'two');
    await services[1]?.tell();
    expect(services.map(({ changes }) => changes.length)).toEqual([0, 1]);
  });

  it('is not listened to any more after the end: no read, no line, no timer', async () => {
    const timersAfter = async (isTold: boolean) => {
      const store = new TellingStore({ A: 'one' });
      const { service, clock, tell, log } = following(store);
      await service.getSecret('A');
      if (isTold) store.tell();
      await service[Symbol.asyncDispose]();
      store.asked();
      const timers = clock.pending;
      store.tell();
      store.watching[0]?.[1](new Error('too late'));
      expect(clock.pending).toBe(timers);
      await tell();
      expect([store.asked(), log.shown]).toEqual([[], []]);
      return timers;
    };
    expect(await timersAfter(true)).toBe(await timersAfter(false));
  });

  it('may tell in a flood, which is a few reads and never none', async () => {
    const store = new TellingStore({ A: 'one' });
    const { service, clock } = following(store);
    await service.getSecret('A');
    store.asked();
    for (let n = 0; n < 100; n++) {
      store.tell(['A']);
      clock.advance(0.01);
      await settled();
    }
    expect(store.asked().length).toBeGreaterThanOrEqual(9);
    store.tell(['B']);
    store.tell();
    store.tell(['B']);
    clock.advance(0.1);
    await settled();
    expect(store.asked().length).toBeLessThanOrEqual(2);
  });

  it('has no part in keys of the links before it, and may take over those of the links after it', async () => {
    const [first, last] = [
      new InMemorySecretsProvider({ OF_FIRST: 'first' }),
      new InMemorySecretsProvider({ OF_LAST: 'last', GIVEN_BACK: 'last' }),
    ];
    const store = new TellingStore({ OF_FIRST: 'middle', GIVEN_BACK: 'middle' });
    const { service, changes, tell } = following(store, [
      { ...named(first, 'first') },
      store,
      { ...named(last, 'last') },
    ]);
    const refs = ['OF_FIRST', 'OF_LAST', 'GIVEN_BACK'].map((key) => service.ref(key));
    const values = () => refs.map(({ current }) => current);
    for (const ref of refs) await ref.get();
    expect(values()).toEqual(['first', 'last', 'middle']);
    store.set('OF_LAST', 'middle');
    store.delete('GIVEN_BACK');
    store.rotate('OF_FIRST', 'middle, new');
    last.calls.length = 0;
    await tell();
    expect(values()).toEqual(['first', 'middle', 'last']);
    expect(last.calls.map(({ key }) => key)).toEqual(['GIVEN_BACK']);
    expect(changes.map(({ key, provider }) => [key, provider]).sort()).toEqual([
      ['GIVEN_BACK', 'last'],
      ['OF_LAST', 'in-memory'],
    ]);
  });

  it('that fails when it is asked anew keeps the last value, or loses it when it refuses', async () => {
    const store = new TellingStore({ A: 'one', B: 'one' });
    const { service, tell, changes } = following(store);
    const [a, b] = [service.ref('A'), service.ref('B')];
    await Promise.all([a.get(), b.get()]);
    store.failNext(Object.assign(new Error('x'), { code: 'ECONNRESET' }));
    await tell(['A']);
    expect(a.current).toBe('one');
    store.failNext(new SecretDeniedError('x'));
    await tell(['B']);
    expect(() => b.current).toThrow(/no value that may be served/);
    expect(changes).toEqual([]);
  });

  it('is followed without a cache as well', async () => {
    const store = new TellingStore({ A: 'one' });
    const { service, tell, changes } = following(store, [store], { cache: { ttl: 0 } });
    await service.getSecret('A');
    store.rotate('A', 'two');
    await tell(['A']);
    expect(changes).toMatchObject([{ key: 'A', versionId: 'v2' }]);
  });

  it('with one secret behind many keys has it read anew', async () => {
    const aws = await startFakeAws({ secrets: { bundle: JSON.stringify({ A: 'one', B: 'one' }) } });
    class TellingAws extends AwsSecretsManagerProvider {
      tell: () => void = () => {};
      override readonly watch: Watch = (onChange) => {
        this.tell = () => onChange(['A']);
        return () => {};
      };
    }
    const provider = new TellingAws({ ...aws.connection, bundles: ['bundle'] });
    const { service, clock } = serviceUnderTest([provider]);
    await service.prefetch(['A', 'B']);
    aws.secrets.set('bundle', JSON.stringify({ A: 'two', B: 'two' }));
    const changed = new Promise<SecretChange>((resolve) => service.onChange(resolve));
    provider.tell();
    clock.advance(0.1);
    expect((await changed).key).toBe('A');
    expect(await service.getSecret('A')).toBe('two');
    await aws.close();
  });
});

describe('a provider that cannot tell', () => {
  const secret = 'value-of-the-secret';
  const warning = (reason: string) =>
    `warn: in-memory does not tell of every change, which the TTL brings, because: ${reason}`;
  const watches: Record<string, [watch: unknown, lines: string[]]> = {
    throws: [
      () => {
        throw Object.assign(new Error(secret), { code: 'ENOSPC' });
      },
      [warning('Error ENOSPC')],
    ],
    rejects: [async () => Promise.reject(new TypeError(secret)), [warning('TypeError')]],
    'tells of its trouble, again and again': [
      (_: unknown, onTrouble: (error: unknown) => void) => {
        for (let n = 0; n < 3; n++) onTrouble(new TypeError(secret));
        onTrouble(new SecretDeniedError(secret));
        return () => {};
      },
      [warning('TypeError'), warning('SecretDeniedError DENIED')],
    ],
    'answers with nothing': [() => undefined, []],
    'tells of nonsense at once': [
      (onChange: (keys: unknown) => void) => {
        for (const keys of [null, 5, 'A', {}, [5, null], ['no key\n', '']]) onChange(keys);
      },
      [],
    ],
  };

  it.each(Object.entries(watches))('%s: it is read all the same', async (_, [watch, lines]) => {
    const store = Object.assign(new InMemorySecretsProvider({ A: secret }), { watch });
    const { service, log, clock } = serviceUnderTest([store as SecretsProvider]);
    expect(await service.getSecret('A')).toBe(secret);
    await settled();
    clock.advance(1);
    await settled();
    expect(await service.getSecret('A')).toBe(secret);
    expect(log.shown).toEqual(lines);
    await service[Symbol.asyncDispose]();
    expect(inspect(log.lines)).not.toContain(secret);
  });

  it('any number of reasons is few lines', async () => {
    const store = new TellingStore({ A: 'one' });
    const { service, log } = following(store);
    await service.getSecret('A');
    for (let n = 0; n < 100; n++) store.watching[0]?.[1](Object.assign(new Error('x'), { code: `E${n}` }));
    expect(log.shown).toHaveLength(20);
  });

  it('that cannot stop is told of, and one that stops later is stopped when it can be', async () => {
    const failing = new TellingStore({ A: 'one' });
    failing.watch = () => () => {
      throw new RangeError('x');
    };
    const { service, log } = following(failing);
    await service.getSecret('A');
    await settled();
    await service[Symbol.asyncDispose]();
    expect(log.shown).toEqual([warning('it could not stop watching (RangeError)')]);

    let stop: (end: () => void) => void = () => {};
    const late = new TellingStore({ A: 'one' });
    late.watch = (() => new Promise((resolve) => (stop = resolve))) as never;
    const second = following(late);
    await second.service.getSecret('A');
    await second.service[Symbol.asyncDispose]();
    stop(() => void late.stopped++);
    await settled();
    expect(late.stopped).toBe(1);
  });
});

function named(store: InMemorySecretsProvider, name: string): SecretsProvider {
  return {
    name,
    getSecret: (key) => store.getSecret(key),
    listSecrets: (prefix) => store.listSecrets(prefix),
    refresh: () => store.refresh(),
  };
}
