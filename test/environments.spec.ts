import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { InjectSecret, SecretsModule, type SecretsModuleOptions, SecretsService } from 'nestjs-secrets';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SECRETS_CLOCK, SECRETS_RANDOM } from '../libs/secrets/src/secrets.constants.js';
import { isolateEnvironment } from './support/environment.js';
import { FakeClock } from './support/fake-clock.js';
import { awsError, type FakeAws, startFakeAws } from './support/misbehaving-server.js';

// The three rows of the architecture's configuration matrix, by their settings alone.

isolateEnvironment();

let aws: FakeAws;
let clock: FakeClock;
let module: TestingModule;
beforeEach(async () => {
  aws = await startFakeAws({ secrets: { API_KEY: 'of AWS' } });
  clock = new FakeClock();
});
afterEach(async () => {
  await module.close();
  await aws.close();
});

@Injectable()
class Wants {
  constructor(@InjectSecret('API_KEY') readonly key: string) {}
}

async function start(options: SecretsModuleOptions): Promise<SecretsService> {
  module = await Test.createTestingModule({ imports: [SecretsModule.forRoot(options)], providers: [Wants] })
    .overrideProvider(SECRETS_CLOCK)
    .useValue(clock)
    // Refreshes ahead of expiry fall on the expiry.
    .overrideProvider(SECRETS_RANDOM)
    .useValue(() => 1)
    .compile();
  await module.init();
  return module.get(SecretsService);
}

/** Reads every ten seconds of so many seconds; the calls that reached AWS in that time. */
async function callsOver(seconds: number, service: SecretsService, key = 'API_KEY'): Promise<number> {
  const before = aws.calls.length;
  for (let second = 0; second < seconds; second += 10) {
    clock.advance(10);
    await service.getSecret(key);
  }
  return aws.calls.length - before;
}

it('local: env reads .env, live, and reaches no AWS', async () => {
  const envFilePath = join(mkdtempSync(join(tmpdir(), 'secrets-')), '.env');
  writeFileSync(envFilePath, 'API_KEY=of the file\n');
  Object.assign(process.env, { SECRETS_PROVIDER: 'env' });
  const service = await start({ env: { envFilePath }, aws: aws.connection });
  expect(module.get(Wants).key).toBe('of the file');
  expect(await callsOver(7200, service)).toBe(0);
  process.env.API_KEY = 'changed';
  expect(await service.getSecret('API_KEY')).toBe('changed');
});

it.each([
  ['staging', 300],
  ['production', 3600],
])('%s: aws with a TTL of %d s asks AWS once at boot and once for each TTL', async (_, ttl) => {
  Object.assign(process.env, { SECRETS_PROVIDER: 'aws', SECRETS_CACHE_TTL: String(ttl) });
  const service = await start({ aws: aws.connection, env: { envFilePath: false } });
  expect(module.get(Wants).key).toBe('of AWS');
  expect(aws.calls).toHaveLength(1);
  expect(await callsOver(ttl - 10, service)).toBe(0);
  expect(await callsOver(2 * ttl, service)).toBe(2);
});

it('a key that AWS lacks and the environment has costs one call for each negativeTtl', async () => {
  Object.assign(process.env, { SECRETS_PROVIDER: 'aws', ONLY_ENV: 'of the environment' });
  const service = await start({
    aws: aws.connection,
    env: { envFilePath: false },
    cache: { negativeTtl: 300 },
  });
  const calls = await callsOver(3000, service, 'ONLY_ENV');
  // ±20 %: between 360 and 240 seconds each.
  expect(calls).toBeGreaterThanOrEqual(8);
  expect(calls).toBeLessThanOrEqual(13);
});

it('1000 concurrent cold reads are one call', async () => {
  Object.assign(process.env, { SECRETS_PROVIDER: 'aws' });
  aws.secrets.set('COLD', 'of AWS');
  const service = await start({ aws: aws.connection, env: { envFilePath: false } });
  const before = aws.calls.length;
  const values = await Promise.all(Array.from({ length: 1000 }, () => service.getSecret('COLD')));
  expect(new Set(values)).toEqual(new Set(['of AWS']));
  expect(aws.calls.length - before).toBe(1);
});

it.each([
  [true, 2, ['BatchGetSecretValue']],
  [false, 25, ['GetSecretValue']],
])('with batch: %s a boot reads 25 secrets in %i calls', async (batch, calls, targets) => {
  const keys = Array.from({ length: 25 }, (_, n) => `KEY_${n}`);
  for (const key of keys) aws.secrets.set(key, `value of ${key}`);
  const service = await start({
    provider: 'aws',
    aws: { ...aws.connection, batch },
    env: { envFilePath: false },
    required: keys.slice(0, 24),
  });
  // API_KEY is the 25th.
  expect(aws.calls).toHaveLength(calls);
  expect([...new Set(aws.calls.map(({ target }) => target))]).toEqual(targets);
  expect(await service.getSecret('KEY_3')).toBe('value of KEY_3');
  expect(aws.calls).toHaveLength(calls);
});

it('with batch: true a batch that is denied falls back to single reads', async () => {
  aws.next(awsError('AccessDeniedException'));
  aws.secrets.set('OTHER', 'of AWS');
  const service = await start({
    provider: 'aws',
    aws: { ...aws.connection, batch: true },
    env: { envFilePath: false },
    required: ['OTHER'],
  });
  expect(aws.calls.map(({ target }) => target)).toEqual([
    'BatchGetSecretValue',
    'GetSecretValue',
    'GetSecretValue',
  ]);
  expect(await service.getSecret('OTHER')).toBe('of AWS');
});
