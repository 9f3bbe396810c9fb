import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { INestApplication, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { SecretsModule, SecretsService } from 'nestjs-secrets';
import { InMemorySecretsProvider } from 'nestjs-secrets/testing';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { isolateEnvironment } from './support/environment.js';
import { blockOf, replay } from './support/readme.js';
import { folderOfApplication, settingsOf, writeApplication } from './support/readme-application.js';

const FOLDER = folderOfApplication('code');
const CWD = process.cwd();

beforeAll(() => {
  writeApplication(FOLDER);
  process.chdir(FOLDER);
});
afterAll(() => {
  process.chdir(CWD);
  rmSync(FOLDER, { recursive: true, force: true });
});

const load = <T>(name: string) => import(/* @vite-ignore */ join(FOLDER, 'src', name)) as Promise<T>;

const DATABASE = { host: 'db.example', password: 'password-of-the-test' };
const secretsOfTheTest = () =>
  new InMemorySecretsProvider({ API_KEY: 'key-of-the-test', DATABASE: JSON.stringify(DATABASE) });

describe('the code of the documentation', () => {
  isolateEnvironment();

  it('reads in every way that it shows', async () => {
    interface Report extends Record<'database' | 'dsn' | 'level', unknown> {
      read(): Promise<Record<string, unknown>>;
      forget(): Promise<void>;
    }
    const { ReportService } = await load<{ ReportService: Type<Report> }>('report.service.ts');
    const store = secretsOfTheTest();
    const module = await Test.createTestingModule({
      imports: [SecretsModule.forRoot({ chain: [store] })],
      providers: [ReportService],
    }).compile();
    const report = module.get(ReportService);
    expect([report.database, report.dsn, report.level]).toEqual([DATABASE, undefined, 'info']);
    const expected = {
      text: 'key-of-the-test',
      withDefault: 'none',
      required: 'key-of-the-test',
      json: DATABASE,
      field: 'db.example',
      bytes: new TextEncoder().encode('key-of-the-test'),
      names: ['DATABASE'],
    };
    expect(await report.read()).toEqual(expected);
    store.rotate('API_KEY', 'another-key');
    expect(await report.read()).toEqual(expected);
    await report.forget();
    expect(await report.read()).toMatchObject({ text: 'another-key' });
    await module.close();
  });

  it('finds bundles, names and prefixes in AWS', async () => {
    const endpoint = inject('motoUrl');
    const credentials = { accessKeyId: 'fake', secretAccessKey: 'fake' };
    const client = new SecretsManagerClient({ endpoint, region: 'us-east-1', credentials });
    const stored = {
      'prod/app': JSON.stringify({ LOG_TOKEN: 'from the bundle' }),
      'shared/sentry': 'from its name',
      'prod/billing/API_KEY': 'from the prefix',
    };
    for (const [Name, SecretString] of Object.entries(stored)) {
      await client.send(new CreateSecretCommand({ Name, SecretString }));
    }
    client.destroy();
    process.env['AWS_ENDPOINT_URL_SECRETS_MANAGER'] = endpoint;
    process.env['AWS_ACCESS_KEY_ID'] = process.env['AWS_SECRET_ACCESS_KEY'] = 'fake';
    const { NamesModule } = await load<{ NamesModule: Type }>('names.module.ts');
    const app = await NestFactory.createApplicationContext(NamesModule, { logger: false });
    const secrets = app.get(SecretsService);
    expect(await secrets.getSecret('LOG_TOKEN')).toBe('from the bundle');
    expect(await secrets.getSecret('SENTRY_DSN')).toBe('from its name');
    expect(await secrets.getSecret('API_KEY')).toBe('from the prefix');
    await app.close();
  });

  it('shows what its handlers say they show', async () => {
    const { KeysController } = await load<{ KeysController: Type }>('keys.controller.ts');
    const module = await Test.createTestingModule({
      imports: [SecretsModule.forRoot({ chain: [secretsOfTheTest()] })],
      controllers: [KeysController],
    }).compile();
    const app: INestApplication = module.createNestApplication({ logger: false });
    await app.listen(0);
    const origin = await app.getUrl();
    const created = (await (await fetch(`${origin}/keys`, { method: 'POST' })).json()) as object;
    expect(created).toEqual({ id: 1, apiKey: expect.stringMatching(/^key-[\da-f-]{36}$/) as string });
    expect(await (await fetch(`${origin}/keys/form`)).json()).toEqual({ password: 'at least 12 characters' });
    await app.close();
  });

  it('leaks nothing of what the first page leaks on purpose', async () => {
    Object.assign(process.env, settingsOf('title=start/.env'));
    const { PaymentsModule } = await load<{ PaymentsModule: Type }>('start/payments.module.ts');
    const app = await NestFactory.create(PaymentsModule, { logger: false });
    await app.listen(0);
    const shown = blockOf('console', 'start');
    expect(await replay(shown, new URL(await app.getUrl()).port)).toBe(shown);
    await app.close();
  });

  it('masks what it says is masked', async () => {
    expect(await load('masking.ts')).toMatchObject({
      one: '****',
      many: { user: 'ada', password: '****', iban: '****' },
    });
  });

  it('reads outside Nest', async () => {
    const { migrate } = await load<{ migrate: () => Promise<unknown> }>('migrate.ts');
    writeFileSync(join(FOLDER, '.env.migration'), 'ADMIN_URL=postgres://admin.example/app\n');
    process.env['DATABASE'] = JSON.stringify(DATABASE);
    expect(await migrate()).toEqual({
      url: 'postgres://localhost/dev',
      database: DATABASE,
      admin: 'postgres://admin.example/app',
    });
  });

  it('reads Vault, and the environment behind it', async () => {
    const vault = await startVault('token-of-the-test', { 'team/key': 'from-vault-itself' });
    process.env['VAULT_URL'] = `http://localhost:${(vault.address() as AddressInfo).port}/v1/secret`;
    process.env['VAULT_TOKEN'] = 'token-of-the-test';
    const { VaultModule } = await load<{ VaultModule: Type }>('vault.module.ts');
    const app = await NestFactory.createApplicationContext(VaultModule, { logger: false });
    const secrets = app.get(SecretsService);
    expect(await secrets.getSecret('team/key')).toBe('from-vault-itself');
    expect(await secrets.getSecret('API_KEY')).toMatch(/^fake-/);
    expect(await secrets.listSecrets('team/')).toEqual(['team/key']);
    await app.close();

    process.env['VAULT_TOKEN'] = 'a-wrong-one';
    const denied = await NestFactory.createApplicationContext(VaultModule, { logger: false });
    await expect(denied.get(SecretsService).getSecretOrThrow('team/key')).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });
    await denied.close();
    vault.close();
  });
});

/** What the provider of the README needs of Vault's KV version 2. */
async function startVault(token: string, stored: Record<string, string>): Promise<Server> {
  const server = createServer((request, response) => {
    const name = decodeURIComponent(request.url?.replace('/v1/secret/data/', '') ?? '');
    const value = stored[name];
    const isListing = request.url === '/v1/secret/metadata?list=true';
    response.statusCode =
      request.headers['x-vault-token'] !== token ? 403 : isListing || value !== undefined ? 200 : 404;
    const data = isListing ? { keys: Object.keys(stored) } : { data: { value }, metadata: { version: 3 } };
    response.end(JSON.stringify(response.statusCode === 200 ? { data } : { errors: [] }));
  }).listen(0);
  await once(server, 'listening');
  return server;
}
