import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { INestApplication, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { SecretsModule, SecretsService } from 'nestjs-secrets';
import { InMemorySecretsProvider } from 'nestjs-secrets/testing';
import { afterEach, expect, inject, it } from 'vitest';
import { moduleOf } from '../support/boot.js';
import { isolateEnvironment } from '../support/environment.js';
import { printedWhile } from '../support/log-capture.js';
import { motoAccount } from '../support/moto-server.js';
import { rotationPage } from './rotation-page.js';

const load = rotationPage('page');
isolateEnvironment();

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function start(store: InMemorySecretsProvider, provider: Type): Promise<INestApplication> {
  const imports = [SecretsModule.forRoot({ chain: [store] })];
  const app = await NestFactory.create(moduleOf({ imports, providers: [provider] }), { abortOnError: false });
  closing.push(() => app.close());
  return app.init();
}

it('a listener tells of a change, by the names of its versions', async () => {
  const { RotationWatch } = await load<{ RotationWatch: Type }>('rotation.watch.ts');
  const store = new InMemorySecretsProvider({ API_KEY: 'value-one' });
  const printed = await printedWhile(async () => {
    const secrets = (await start(store, RotationWatch)).get(SecretsService);
    await secrets.getSecret('API_KEY');
    store.rotate('API_KEY', 'value-two');
    await secrets.refresh();
    await secrets.getSecret('API_KEY');
  });
  expect(printed).toMatch(/\[RotationWatch\].*"API_KEY" of in-memory went from v1 to v2/);
  expect(printed).not.toMatch(/value-/);
});

it('a refused value is read anew', async () => {
  interface BillingClient {
    invoices(url: string): Promise<unknown>;
  }
  const { BillingClient } = await load<{ BillingClient: Type<BillingClient> }>('billing.client.ts');
  let accepted = 'value-one';
  const given: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    given.push(request.headers.authorization);
    response.statusCode = request.headers.authorization === `Bearer ${accepted}` ? 200 : 401;
    response.end('["an invoice"]');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(async () => server.close());
  const store = new InMemorySecretsProvider({ BILLING_KEY: 'value-one' });
  const client = (await start(store, BillingClient)).get(BillingClient);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await client.invoices(url);
  accepted = 'value-two';
  store.rotate('BILLING_KEY', 'value-two');
  expect(await client.invoices(url)).toEqual(['an invoice']);
  accepted = 'value-of-nobody';
  await expect(client.invoices(url)).rejects.toThrow('refuses the key');
  expect(given).toEqual(['one', 'one', 'two', 'two', 'one'].map((name) => `Bearer value-${name}`));
});

it('a process that was started after a rotation finds the previous value in AWS', async () => {
  const { previousSecrets } = await load<{ previousSecrets: () => SecretsService }>('previous.secrets.ts');
  const account = motoAccount();
  await account.put('JWT_KEY', 'value-one');
  await account.put('JWT_KEY', 'value-two');
  process.env['AWS_ENDPOINT_URL_SECRETS_MANAGER'] = inject('motoUrl');
  process.env['AWS_ACCESS_KEY_ID'] = process.env['AWS_SECRET_ACCESS_KEY'] = 'fake';
  const secrets = previousSecrets();
  closing.push(() => secrets[Symbol.asyncDispose]());
  expect(await secrets.getSecret(`${account.prefix}JWT_KEY`)).toBe('value-one');
});
