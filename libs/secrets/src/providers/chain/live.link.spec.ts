import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { isolateEnvironment } from '../../../../../test/support/environment.js';
import { foreign } from '../../../../../test/support/foreign-provider.js';
import { serviceUnderTest } from '../../../../../test/support/service-under-test.js';
import { SecretNotFoundError } from '../../errors/secrets.errors.js';
import { InMemorySecretsProvider } from '../../testing/index.js';
import { EnvironmentSecretsProvider } from '../environment/environment.provider.js';
import { type LiveProvider, LOOK_UP } from '../live-provider.js';

isolateEnvironment();

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

/** An environment with a `.env` that a test may spoil. */
function environment(text = '') {
  const folder = mkdtempSync(join(tmpdir(), 'live-link-'));
  folders.push(folder);
  const envFilePath = join(folder, '.env');
  writeFileSync(envFilePath, text);
  const spoil = () => writeFileSync(envFilePath, Buffer.from([0xff, 0xfe, 0x41]));
  return { provider: new EnvironmentSecretsProvider({ envFilePath }), spoil };
}

it('is asked at each read, and what it gives is fresh', async () => {
  const { provider } = environment('OF_FILE=file-value-1');
  const { service } = serviceUnderTest([provider]);
  process.env.LIVE = 'one';
  expect(await service.getSecret('LIVE')).toBe('one');
  process.env.LIVE = 'two';
  expect([await service.getSecret('LIVE'), await service.getSecretJson('OF_FILE', 'no JSON')]).toEqual([
    'two',
    'no JSON',
  ]);
  expect(service.status()).toMatchObject([
    { key: 'LIVE', provider: 'environment', stale: false, ageSeconds: 0 },
    { key: 'OF_FILE', provider: 'environment', stale: false },
  ]);
});

it('that has no such secret lets the next link answer, at once where that one has it', async () => {
  const { service } = serviceUnderTest([
    environment().provider,
    new InMemorySecretsProvider({ A: 'of the store' }),
  ]);
  expect(await service.getSecret('A')).toBe('of the store');
  expect(await service.getSecret('A')).toBe('of the store');
});

it('that has a secret from now on is before the link that answered for it', async () => {
  const { service } = serviceUnderTest([environment().provider, new InMemorySecretsProvider({ A: 'later' })]);
  expect([await service.getSecret('A'), await service.getSecret('A')]).toEqual(['later', 'later']);
  process.env.A = 'earlier';
  expect(await service.getSecret('A')).toBe('earlier');
});

it('is named to the audit as what had the secret at hand, in whatever form', async () => {
  const events: unknown[] = [];
  const { service } = serviceUnderTest([environment().provider], {
    audit: ({ method, outcome, provider }) => void events.push([method, outcome, provider]),
  });
  process.env.A = '{}';
  await service.getSecret('A');
  await service.getSecretJson('A');
  expect(events).toEqual([
    ['getSecret', 'hit', 'environment'],
    ['getSecretJson', 'hit', 'environment'],
  ]);
});

it('of another copy of the package may say "not found" by an error, and have nothing to notice', async () => {
  const none = () => {
    throw new SecretNotFoundError('none');
  };
  const provider: LiveProvider = { ...foreign({ listSecrets: async () => none() }), [LOOK_UP]: none };
  const { service, log } = serviceUnderTest([provider], { fallback: 'not-found' });
  await expect(service.getSecretOrThrow('A')).rejects.toBeInstanceOf(SecretNotFoundError);
  expect([await service.listSecrets(), log.shown]).toEqual([[], ['warn: In no provider: "A"']]);
  await service[Symbol.asyncDispose]();
});

it('is told of where its file cannot be read, and the next link answers', async () => {
  const { provider, spoil } = environment('OF_FILE=file-value-1');
  const next = new InMemorySecretsProvider({ OF_FILE: 'of the store' });
  const { service, log } = serviceUnderTest([provider, next]);
  expect(await service.getSecret('OF_FILE')).toBe('file-value-1');
  spoil();
  await service.refresh();
  expect(await service.getSecret('OF_FILE')).toBe('of the store');
  expect(log.shown).toEqual([
    expect.stringMatching(/^warn: environment cannot give "OF_FILE".*it is not UTF-8$/),
  ]);
});

it('that fails is in trouble in the status, and the link behind it is the one that serves only where reads get to it', async () => {
  const { provider, spoil } = environment();
  const next = new InMemorySecretsProvider({ A: 'of the store' });
  const [any, strict] = (['any', 'not-found'] as const).map(
    (fallback) => serviceUnderTest([provider, next], { fallback }).service,
  );
  expect([await any?.getSecret('A'), await strict?.getSecret('A')]).toEqual(['of the store', 'of the store']);
  spoil();
  await provider.refresh();
  expect(await any?.getSecret('A')).toBe('of the store');
  await expect(strict?.getSecret('A')).rejects.toThrow(/it is not UTF-8/);
  const lastError = { key: 'A', provider: 'environment' };
  expect([any?.status(), strict?.status()]).toMatchObject([
    [{ key: 'A', provider: 'in-memory', lastError }],
    [{ key: 'A', provider: undefined, lastError }],
  ]);
});

it('that fails is a failure for whoever must have the secret', async () => {
  const { provider, spoil } = environment();
  const { service } = serviceUnderTest([provider]);
  spoil();
  await service.refresh();
  await expect(service.getSecretOrThrow('OF_FILE')).rejects.toThrow(/it is not UTF-8/);
});

it('takes no path for a key of its own', async () => {
  const { service } = serviceUnderTest([environment().provider]);
  process.env['DB#user'] = 'not this';
  process.env.DB = '{"user":"app"}';
  expect(await service.getSecret('DB#user')).toBe('app');
});

it('remembers a thousand keys for the status, however many are read', async () => {
  const { service } = serviceUnderTest([environment().provider]);
  for (let n = 0; n < 1001; n++) {
    process.env[`KEY_${n}`] = 'x';
    await service.getSecret(`KEY_${n}`);
  }
  expect(service.status()).toHaveLength(1000);
});

it('tells of what its files do not mean as they say', async () => {
  const { provider } = environment('CUT=before#after');
  const { service, log } = serviceUnderTest([provider]);
  await service.getSecret('CUT');
  expect(log.at('warn')).toEqual([expect.stringContaining('ends the value of "CUT"')]);
});
