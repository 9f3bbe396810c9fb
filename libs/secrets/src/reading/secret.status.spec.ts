import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { isolateEnvironment } from '../../../../test/support/environment.js';
import { serviceUnderTest } from '../../../../test/support/service-under-test.js';
import { SecretDeniedError, SecretUnavailableError } from '../errors/secrets.errors.js';
import { EnvironmentSecretsProvider } from '../providers/environment/environment.provider.js';
import type { SecretsService } from '../secrets.service.js';
import { InMemorySecretsProvider } from '../testing/index.js';

isolateEnvironment();

const down = () => new SecretUnavailableError('down');

it('tells link, version and age of what was read, and asks no store for it', async () => {
  const store = new InMemorySecretsProvider({ A: 'value-of-a', B: 'value-of-b' });
  process.env.OF_ENV = 'value-of-env';
  const { service, clock } = serviceUnderTest([
    store,
    new EnvironmentSecretsProvider({ envFilePath: false }),
  ]);
  expect(service.status()).toEqual([]);
  await service.getSecret('B');
  clock.advance(5);
  store.rotate('A', 'value-of-a-2');
  await service.getSecret('A');
  await service.getSecret('OF_ENV');
  await service.getSecret('NOWHERE');
  clock.advance(2.5);
  const calls = store.calls.length;
  expect(service.status()).toEqual([
    { key: 'A', provider: 'in-memory', versionId: 'v3', ageSeconds: 2.5, stale: false, lastError: undefined },
    { key: 'B', provider: 'in-memory', versionId: 'v2', ageSeconds: 7.5, stale: false, lastError: undefined },
    {
      key: 'OF_ENV',
      provider: 'environment',
      versionId: undefined,
      ageSeconds: 0,
      stale: false,
      lastError: undefined,
    },
  ]);
  expect(store.calls).toHaveLength(calls);
  for (const show of [
    inspect(service.status(), { depth: 9, showHidden: true }),
    JSON.stringify(service.status()),
  ]) {
    expect(show).not.toContain('value-of');
  }
});

it('tells of a stale value, of a fallback in use, and of a key that nobody has, with the trouble', async () => {
  const store = new InMemorySecretsProvider({ STALE: 'x', FALLEN: 'x' });
  process.env.FALLEN = 'y';
  const { service, clock } = serviceUnderTest(
    [store, new EnvironmentSecretsProvider({ envFilePath: false })],
    {
      cache: { ttl: 10 },
    },
  );
  await service.getSecret('STALE');
  clock.advance(10);
  store.failNext(down(), 3);
  await service.getSecret('STALE');
  await service.getSecret('FALLEN');
  await service.getSecret('LOST');
  expect(service.status()).toMatchObject([
    {
      key: 'FALLEN',
      provider: 'environment',
      stale: false,
      lastError: { code: 'UNAVAILABLE', key: 'FALLEN' },
    },
    { key: 'LOST', provider: undefined, stale: false, lastError: { code: 'UNAVAILABLE' } },
    { key: 'STALE', provider: 'in-memory', stale: true, ageSeconds: 10, lastError: { code: 'UNAVAILABLE' } },
  ]);
  clock.advance(2);
  for (const key of ['STALE', 'FALLEN', 'LOST']) await service.getSecret(key);
  expect(service.status().map(({ key, provider, lastError }) => [key, provider, lastError])).toEqual([
    ['FALLEN', 'in-memory', undefined],
    ['STALE', 'in-memory', undefined],
  ]);
});

it('tells of the trouble for each key that a later link answers, also for those that the store was spared', async () => {
  const store = new InMemorySecretsProvider({ THERE: 'x' });
  const keys = Array.from({ length: 8 }, (_, index) => `KEY_${index}`);
  for (const key of [...keys, 'ONLY_ENV']) process.env[key] = 'y';
  const { service, clock } = serviceUnderTest([
    store,
    new EnvironmentSecretsProvider({ envFilePath: false }),
  ]);
  for (const key of ['THERE', 'ONLY_ENV']) await service.getSecret(key);
  store.failNext(down(), 5);
  for (const key of keys) expect(await service.getSecret(key)).toBe('y');
  expect(store.calls).toHaveLength(2 + 5);
  // What the store has said before stays said.
  const troubleOf = () =>
    service.status().map(({ key, lastError }) => [key, lastError && [lastError.code, lastError.key]]);
  expect(troubleOf()).toEqual([
    ...keys.map((key) => [key, ['UNAVAILABLE', key]]),
    ['ONLY_ENV', undefined],
    ['THERE', undefined],
  ]);
  clock.advance(16);
  for (const key of keys) await service.getSecret(key);
  expect(troubleOf().map(([, trouble]) => trouble)).toEqual(Array(10).fill(undefined));
});

it('tells of no trouble of a link behind the one that serves, and of that of any before it', async () => {
  const down5 = async (service: SecretsService, store: InMemorySecretsProvider) => {
    store.failNext(down(), 5);
    for (let n = 0; n < 5; n++) await service.getSecret(`KEY_${n}`);
  };
  const environment = new EnvironmentSecretsProvider({ envFilePath: false });
  const store = new InMemorySecretsProvider();
  process.env.SERVED = 'x';
  const before = serviceUnderTest([environment, store]).service;
  await before.getSecret('SERVED');
  await down5(before, store);
  expect(before.status().find(({ key }) => key === 'SERVED')?.lastError).toBeUndefined();
  const behind = serviceUnderTest([new InMemorySecretsProvider(), store, environment]).service;
  await down5(behind, store);
  await behind.getSecret('SERVED');
  expect(behind.status().find(({ key }) => key === 'SERVED')).toMatchObject({
    provider: 'environment',
    lastError: { code: 'UNAVAILABLE', key: 'SERVED' },
  });
});

it('names no link that a read does not get to', async () => {
  const first = new InMemorySecretsProvider();
  const second = new InMemorySecretsProvider({ KEY: 'x' });
  const { service, clock } = serviceUnderTest([first, second], {
    fallback: 'not-found',
    cache: { ttl: 100 },
  });
  const ref = service.ref('KEY');
  expect([await ref.get(), ref.current]).toEqual(['x', 'x']);
  clock.advance(40);
  first.failNext(down());
  await expect(service.getSecret('KEY')).rejects.toBeInstanceOf(SecretUnavailableError);
  expect(service.status()).toMatchObject([
    { key: 'KEY', provider: undefined, lastError: { code: 'UNAVAILABLE' } },
  ]);
});

it('tells of a refusal ahead of expiry, which backs off', async () => {
  const store = new InMemorySecretsProvider({ KEY: 'x' });
  const { service, clock } = serviceUnderTest([store], { cache: { ttl: 10 } });
  await service.getSecret('KEY');
  store.failNext(new SecretDeniedError('no'), 2);
  clock.advance(9);
  await service.getSecret('KEY');
  await new Promise((resolve) => setImmediate(resolve));
  expect(service.status()).toMatchObject([
    { provider: 'in-memory', stale: false, lastError: { code: 'DENIED' } },
  ]);
  clock.advance(1);
  for (let read = 0; read < 3; read++) expect(await service.getSecret('KEY')).toBeUndefined();
  expect(store.calls).toHaveLength(2);
});

it('after the end there is none', async () => {
  const { service } = serviceUnderTest([new InMemorySecretsProvider()]);
  await service[Symbol.asyncDispose]();
  expect(() => service.status()).toThrow(/was closed/);
});

it('prefetch resolves whatever single keys do, and the reads that follow ask nobody', async () => {
  const store = new InMemorySecretsProvider({ A: 'a', B: 'b' });
  const { service } = serviceUnderTest([store]);
  store.failNext(down());
  await service.prefetch(['FAILS', 'A', 'B', 'MISSING', 'A#x']);
  const calls = store.calls.length;
  expect([await service.getSecret('A'), await service.getSecret('B')]).toEqual(['a', 'b']);
  await expect(service.getSecretOrThrow('FAILS')).rejects.toBeInstanceOf(SecretUnavailableError);
  expect(store.calls).toHaveLength(calls);
  await expect(service.prefetch(['A', ''])).rejects.toBeInstanceOf(TypeError);
});
