import { inspect } from 'node:util';
import {
  SecretsModule,
  type SecretsProvider,
  SecretsUnconfiguredError,
  SecretUnavailableError,
} from 'nestjs-secrets';
import { InMemorySecretsProvider } from 'nestjs-secrets/testing';
import { describe, expect, it } from 'vitest';
import { LEAK } from '../support/failure.js';
import { OF_ENV, useFaultyStore } from '../support/faulty-store.js';

// A provider is somebody else's code.

const store = useFaultyStore();

/** A provider that counts its calls, and answers as it is told. */
function foreign(getSecret: (key: string) => unknown, more: object = {}) {
  const link = {
    name: 'foreign',
    calls: 0,
    getSecret: (key: string): never => {
      link.calls++;
      return getSecret(key) as never;
    },
    listSecrets: async () => [],
    refresh: async () => {},
    ...more,
  };
  return link satisfies SecretsProvider;
}

const thrower = (): never => {
  throw new Error(LEAK);
};

/** What is no promise and looks like one. */
function thenable(then: unknown): object {
  return accessor('then', () => then);
}

function accessor(name: string, get: () => unknown): object {
  return Object.defineProperty({}, name, { get });
}

const rejecting = (reason: unknown) => new Promise((_, reject) => reject(reason));

describe('a provider that answers in its own way', () => {
  const answers: [string, (key: string) => unknown][] = [
    ['without a promise', () => 'value'],
    ['with a thenable', () => thenable((resolve: (value: string) => void) => resolve('value'))],
    [
      'twice',
      () =>
        thenable((resolve: (value: string) => void, reject: (error: Error) => void) => {
          resolve('value');
          resolve('other');
          reject(new Error(LEAK));
        }),
    ],
    [
      'and throws after it',
      () =>
        thenable((resolve: (value: string) => void) => {
          resolve('value');
          thrower();
        }),
    ],
    [
      'with a class of its own',
      () =>
        new (class Answer {
          value = 'value';
        })(),
    ],
    ['with a frozen object', async () => Object.freeze({ value: 'value', versionId: 5 })],
  ];

  it.each(answers)('%s gives the value, in one call', async (_, getSecret) => {
    const link = foreign(getSecret);
    const { service, log } = store.chainOf([link]);
    expect(await service.getSecret('KEY')).toBe('value');
    expect(await service.getSecret('KEY')).toBe('value');
    expect([link.calls, log.shown]).toEqual([1, []]);
  });

  const failures: [string, (key: string) => unknown][] = [
    ['throws at once', thrower],
    ['rejects', () => Promise.reject(new Error(LEAK))],
    ['rejects with nothing', () => rejecting(undefined)],
    ['gives a thenable whose then throws', () => thenable(thrower)],
    ['gives a thenable without a readable then', () => accessor('then', thrower)],
    ['gives a value that cannot be read', async () => accessor('value', thrower)],
    [
      'gives a version that cannot be read',
      async () => Object.defineProperty({ value: LEAK }, 'versionId', { get: thrower }),
    ],
    ['gives a proxy that is revoked', async () => revoked()],
    ['gives a function', async () => () => LEAK],
    ['gives a String object', async () => new String(LEAK)],
    ['throws a proxy that is revoked', () => rejecting(revoked())],
    ['throws an error that has itself for a cause', () => Promise.reject(cyclic())],
  ];

  it.each(failures)(
    '%s: the next link, one call, one line, and nothing of what it said',
    async (_, getSecret) => {
      process.env.KEY = OF_ENV;
      const link = foreign(getSecret);
      const { service, log } = store.chainOf([link, store.environment()]);
      for (let n = 0; n < 10; n++) expect(await service.getSecret('KEY')).toBe(OF_ENV);
      const error = await service.getSecretOrThrow('NONE').catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(SecretUnavailableError);
      expect(inspect([error, service.status()], { depth: 9, showHidden: true })).not.toContain(LEAK);
      expect(link.calls).toBe(2);
      expect(log.shown).toHaveLength(2);
    },
  );

  it('a thenable that never settles ends at the deadline, and a late answer changes nothing', async () => {
    let settle: (value: string) => void = () => {};
    const link = foreign(() => thenable((resolve: typeof settle) => (settle = resolve)));
    const { service, clock, log } = store.chainOf([link]);
    const reading = service.getSecret('KEY', 'by default');
    await new Promise((resolve) => setImmediate(resolve));
    clock.advance(3);
    expect(await reading).toBe('by default');
    settle(LEAK);
    await new Promise((resolve) => setImmediate(resolve));
    expect(await service.getSecret('KEY', 'by default')).toBe('by default');
    expect([link.calls, log.shown.length]).toEqual([1, 1]);
  });
});

it('what a provider changes in what it has given, and a caller in what it got, nobody else sees', async () => {
  const given = { value: 'value', versionId: 'v1' };
  const node = { user: 'app', list: [1] };
  const bytes = new Uint8Array([1, 2, 3]);
  const names = ['A', 'B'];
  const link = foreign(async () => given, {
    getSecretJson: async () => node,
    getSecretBinary: async () => bytes,
    listSecrets: async () => names,
  });
  const { service } = store.chainOf([link]);
  const readAll = async () => ({
    text: await service.getSecret('KEY'),
    json: await service.getSecretJson<typeof node>('KEY'),
    bytes: await service.getSecretBinary('KEY'),
    names: await service.listSecrets(),
    version: service.status()[0]?.versionId,
  });
  const expected = structuredClone({ text: 'value', json: node, bytes, names, version: 'v1' });
  const first = await readAll();
  expect(first).toEqual(expected);
  Object.assign(given, { value: LEAK, versionId: LEAK });
  for (const list of [node.list, first.json?.list, names, first.names] as unknown[][]) list.length = 0;
  for (const some of [bytes, first.bytes]) some?.fill(0);
  names.push('A', 'B');
  expect(await readAll()).toEqual(expected);
});

describe('a provider whose name', () => {
  const nameless = (get: () => string): SecretsProvider =>
    Object.defineProperty(
      foreign(async () => 'value'),
      'name',
      { get },
    );

  it('cannot be read is no provider, and what its getter said is not repeated', () => {
    const making = (): unknown => store.chainOf([nameless(thrower)]);
    expect(making).toThrow(SecretsUnconfiguredError);
    expect(making).toThrow(/chain\[0\] is no provider: it lacks name/i);
    expect(making).not.toThrow(LEAK);
    expect(() => SecretsModule.forRoot({ chain: [nameless(thrower)] })).not.toThrow();
  });

  it('cannot be read any more later on is remembered', async () => {
    let reads = 0;
    const link = Object.assign(
      nameless(() => (++reads > 20 ? thrower() : 'flaky')),
      { getSecret: thrower },
    );
    const { service, log } = store.chainOf([link]);
    reads = 20;
    expect(await service.getSecret('KEY', 'by default')).toBe('by default');
    expect(service.status()).toMatchObject([{ lastError: { provider: 'flaky' } }]);
    expect(log.shown).toEqual(['error: flaky cannot give "KEY", because: Error']);
  });
});

describe('a provider with a batch of its own', () => {
  const batch = (getSecrets: (keys: string[]) => unknown) =>
    foreign(async (key) => `single ${key}`, { getSecrets });

  it('may change its map, and the list of keys, after it has answered', async () => {
    const map = new Map([['A', 'a']]);
    const link = batch(async (keys) => {
      keys.length = 0;
      queueMicrotask(() => queueMicrotask(() => map.set('A', 'changed').set('B', 'added')));
      return map;
    });
    const { service } = store.chainOf([link]);
    await service.prefetch(['A', 'B']);
    expect([await service.getSecret('A'), await service.getSecret('B')]).toEqual(['a', 'single B']);
    expect([...map.values()]).toEqual(['changed', 'added']);
    expect(link.calls).toBe(1);
  });

  const broken: [string, (keys: string[]) => unknown][] = [
    ['throws at once', thrower],
    ['rejects', () => Promise.reject(new Error(LEAK))],
    ['gives nothing', () => undefined],
    ['gives an object', async () => ({ A: LEAK })],
    ['gives a proxy that is revoked', async () => revoked()],
    [
      'gives a map that cannot be read',
      async () =>
        new (class extends Map {
          override get = thrower;
        })(),
    ],
    ['gives other keys than it was asked for', async () => new Map([['X', LEAK]])],
  ];
  it.each(broken)('that %s: the keys are read singly, without a line', async (_, getSecrets) => {
    const link = batch(getSecrets);
    const { service, log } = store.chainOf([link]);
    await service.prefetch(['A', 'B']);
    expect([await service.getSecret('A'), await service.getSecret('B')]).toEqual(['single A', 'single B']);
    expect([link.calls, log.shown]).toEqual([2, []]);
    expect(service.status().map(({ key }) => key)).toEqual(['A', 'B']);
  });

  it('an answer in it that cannot be read is a failure of that key alone', async () => {
    const unreadable = accessor('value', thrower);
    const link = batch(
      async () =>
        new Map<string, unknown>([
          ['A', unreadable],
          ['B', 'b'],
          ['C', revoked()],
        ]),
    );
    const { service, log } = store.chainOf([link]);
    await service.prefetch(['A', 'B', 'C']);
    expect(await service.getSecret('B')).toBe('b');
    expect(await service.getSecret('A', 'by default')).toBe('by default');
    expect(log.shown).toHaveLength(2);
    expect(link.calls).toBe(0);
  });

  it('that is down is one failure for the breaker, however many keys it was for', async () => {
    const link = batch(() => Promise.reject(new SecretUnavailableError(LEAK)));
    const { service, log } = store.chainOf([link]);
    await service.prefetch(Array.from({ length: 20 }, (_, n) => `KEY_${n}`));
    expect(await service.getSecret('KEY_0', 'by default')).toBe('by default');
    expect(await service.getSecret('OTHER')).toBe('single OTHER');
    expect([link.calls, log.at('warn').length]).toEqual([1, 1]);
  });
});

describe('a provider whose refresh', () => {
  it.each([
    ['gives nothing', () => undefined],
    ['gives a thenable', () => thenable((resolve: () => void) => resolve())],
  ])('%s is refreshed', async (_, refresh) => {
    const link = foreign(async () => 'value', { refresh });
    const { service } = store.chainOf([link]);
    await service.getSecret('KEY');
    await service.refresh();
    await service.getSecret('KEY');
    expect(link.calls).toBe(2);
  });

  it.each([
    ['throws at once', thrower],
    ['rejects', () => Promise.reject(new Error(LEAK))],
  ])('%s: the caller is told, without its words, and the next read asks all the same', async (_, refresh) => {
    const link = foreign(async () => 'value', { refresh });
    const { service } = store.chainOf([link]);
    await service.getSecret('KEY');
    const error = await service.refresh().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'UNAVAILABLE', message: 'foreign could not refresh: Error' });
    await service.getSecret('KEY');
    expect(link.calls).toBe(2);
  });
});

describe('a provider that never settles', () => {
  const never = (): Promise<never> => new Promise(() => {});
  const later = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  it.each([
    [
      'a listing',
      (link: SecretsProvider) => Object.assign(link, { listSecrets: never }),
      'listSecrets',
      'list',
    ],
    ['a refresh', (link: SecretsProvider) => Object.assign(link, { refresh: never }), 'refresh', 'refresh'],
  ] as const)(
    '%s ends after ten seconds, and what follows is not held up',
    async (_, spoil, method, verb) => {
      const link = foreign(async () => 'value');
      const { service, clock, log } = store.chainOf([spoil(link)]);
      const waiting = service[method]().then(
        () => expect.fail('settled'),
        (error: unknown) => error,
      );
      await later();
      expect(await service.getSecret('KEY')).toBe('value');
      clock.advance(10);
      expect(await waiting).toMatchObject({
        code: 'UNAVAILABLE',
        message: `foreign could not ${verb}: no answer within 10 s`,
      });
      expect(await service.getSecret('KEY')).toBe('value');
      expect(log.shown).toEqual([]);
    },
  );

  it.each(['getSecret', 'listSecrets', 'refresh', 'prefetch'] as const)(
    '%s: whoever waits is told when the service is closed, and a late answer is nobody’s',
    async (method) => {
      const settle: (() => void)[] = [];
      const held = (value: unknown) => (): never =>
        new Promise((resolve) => settle.push(() => resolve(value))) as never;
      const link = {
        ...foreign(held('a late value')),
        listSecrets: held(['KEY']),
        refresh: held(undefined),
        getSecrets: held(new Map([['KEY', 'a late value']])),
      };
      const { service, clock, log } = store.chainOf([link]);
      const read = { getSecret: 'KEY', listSecrets: '', refresh: 'KEY', prefetch: ['KEY', 'OTHER'] }[method];
      const waiting = (service[method] as (of: unknown) => Promise<unknown>)(read).then(
        () => 'done',
        (error: { code?: string }) => error.code,
      );
      await later();
      await service[Symbol.asyncDispose]();
      expect(await waiting).toBe('CLOSED');
      for (const late of settle) late();
      await later();
      expect(service.ref).toThrow();
      clock.advance(61);
      expect([clock.pending, log.shown]).toEqual([0, []]);
    },
  );
});

it('two services with one provider keep apart: what one forgets or closes is the other’s still', async () => {
  const link = new InMemorySecretsProvider({ KEY: 'one' });
  const [first, second] = [store.chainOf([link]), store.chainOf([link])];
  const changes: string[] = [];
  second.service.onChange(({ key }) => void changes.push(key));
  for (const { service } of [first, second]) expect(await service.getSecret('KEY')).toBe('one');
  link.rotate('KEY', 'two');
  await first.service.refresh();
  expect(await first.service.getSecret('KEY')).toBe('two');
  expect(await second.service.getSecret('KEY')).toBe('one');
  await first.service[Symbol.asyncDispose]();
  await second.service.refresh();
  expect(await second.service.getSecret('KEY')).toBe('two');
  expect(changes).toEqual(['KEY']);
  expect(link.calls.filter(({ method }) => method === 'getSecret')).toHaveLength(4);
});

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

function cyclic(): Error {
  const error = new Error(LEAK);
  error.cause = error;
  return error;
}
