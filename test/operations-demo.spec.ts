import { inspect } from 'node:util';
import {
  CreateSecretCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import type { INestApplication, Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { maskLogger } from 'nestjs-secrets';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { isolateEnvironment } from './support/environment.js';
import { FakeClock } from './support/fake-clock.js';
import { spellingsOf } from './support/spellings.js';
import { startStoreProxy, type StoreProxy } from './support/store-proxy.js';
import { captureTelemetry } from './support/telemetry-capture.js';

// The stand-in of AWS keeps regions apart: in this one no other spec has secrets.
const REGION = 'eu-north-1';
const PAYMENT = 'fake-payment-key-of-the-store';
const ROTATED = 'fake-payment-key-after-its-rotation';
const PASSWORD = 'fake-database-password-of-the-store';
const WEBHOOK = 'fake-webhook-secret-from-env';
const TTL = 600;

const AWS = { 'nestjs.secrets.link': 'aws-secrets-manager' };
const OUTAGE = { name: 'aws-secrets-manager', code: 'UNAVAILABLE' };

isolateEnvironment();
const telemetry = captureTelemetry();
let proxy: StoreProxy;
let client: SecretsManagerClient;
let clock: FakeClock;
let app: INestApplication;
let origin: string;
/** What the demo logs, and what has left it in any way. */
let lines: string[];
let left: string[];

beforeEach(async () => {
  const credentials = { accessKeyId: 'fake', secretAccessKey: 'fake' };
  proxy = await startStoreProxy(inject('motoUrl'));
  client = new SecretsManagerClient({ endpoint: inject('motoUrl'), region: REGION, credentials });
  const database = JSON.stringify({ host: 'db.example', port: 5432, user: 'demo', password: PASSWORD });
  await client.send(new CreateSecretCommand({ Name: 'PAYMENT_API_KEY', SecretString: PAYMENT }));
  await client.send(new CreateSecretCommand({ Name: 'DATABASE', SecretString: database }));
  Object.assign(process.env, {
    AUDIT: '1',
    SECRETS_PROVIDER: 'aws',
    SECRETS_AWS_REGION: REGION,
    SECRETS_CACHE_TTL: String(TTL),
    AWS_ENDPOINT_URL_SECRETS_MANAGER: proxy.url,
    AWS_ACCESS_KEY_ID: 'fake',
    AWS_SECRET_ACCESS_KEY: 'fake',
    AWS_MAX_ATTEMPTS: '1',
  });
  [clock, lines, left] = [new FakeClock(), [], []];
  // Now, since the demo looks at the environment.
  const { AppModule } = await import('../apps/demo/src/app.module.js');
  app = await start(AppModule);
  origin = await app.getUrl();
}, 60_000);
afterEach(async () => {
  await app.close();
  client.destroy();
  await proxy.close();
});

async function start(root: Type): Promise<INestApplication> {
  const note = (message: unknown, context: unknown) =>
    void lines.push(`${String(context)}: ${String(message)}`);
  const logger = maskLogger({ log: note, warn: note, error: note, debug: () => {} });
  const module = await Test.createTestingModule({ imports: [root] })
    .setLogger(logger)
    .overrideProvider('SECRETS_CLOCK')
    .useValue(clock)
    .compile();
  const made: INestApplication = module.createNestApplication({ logger });
  await made.listen(0);
  return made;
}

async function get(path: string): Promise<{ status: number; text: string }> {
  const response = await fetch(origin + path);
  const text = await response.text();
  left.push(text);
  return { status: response.status, text };
}

async function health(): Promise<Record<string, unknown>> {
  const { status, text } = await get('/health');
  const answer = JSON.parse(text) as { status: string; details: { secrets: unknown } };
  return { http: status, status: answer.status, secrets: answer.details.secrets };
}

/** The lines of the audit since the last look. */
function audited(): string[] {
  const told = lines.filter((line) => line.startsWith('Audit: '));
  left.push(...lines.splice(0));
  return told.map((line) => line.slice('Audit: '.length));
}

const reads = (outcome: string) =>
  telemetry.value('nestjs.secrets.reads', { ...AWS, 'nestjs.secrets.outcome': outcome });
const ofAws = (name: string, labels: object = {}) => telemetry.value(name, { ...AWS, ...labels });

describe('the demo, on a store that fails and whose secrets rotate', () => {
  it('tells probes, exporters and the audit, and shows a value to none of them', async () => {
    // Boot.
    expect(await health()).toEqual({ http: 200, status: 'ok', secrets: { status: 'up' } });
    expect(audited().sort()).toEqual([
      'PaymentClient reads "DATABASE" of aws-secrets-manager (fetched)',
      'PaymentClient reads "PAYMENT_API_KEY" of aws-secrets-manager (fetched)',
      `SecretsModule's option required reads "WEBHOOK_SECRET" of environment (hit)`,
    ]);
    const spans = telemetry.spans().map(({ attributes }) => attributes['nestjs.secrets.key']);
    expect(spans.sort()).toEqual(['DATABASE', 'PAYMENT_API_KEY', 'WEBHOOK_SECRET']);
    const bootCalls = proxy.calls.length;

    // From memory.
    for (let request = 0; request < 5; request++) await get('/read');
    expect(audited().filter((line) => line.includes('PAYMENT_API_KEY'))).toEqual(
      Array(5).fill('getSecret reads "PAYMENT_API_KEY" of aws-secrets-manager (hit)'),
    );
    expect(await reads('fetched')).toBe(2);
    expect(await reads('hit')).toBe(15);
    // One for NOT_THERE, which is remembered.
    expect(proxy.calls).toHaveLength(bootCalls + 1);

    // An outage.
    proxy.down = true;
    clock.advance(TTL);
    expect((await get('/read')).text).toContain('"field":"db.example"');
    expect(audited()[0]).toBe('getSecret reads "PAYMENT_API_KEY" of aws-secrets-manager (stale)');
    expect(await health()).toEqual({
      http: 200,
      status: 'degraded',
      secrets: {
        status: 'degraded',
        providers: [{ ...OUTAGE, seconds: 0 }],
        stale: 2,
        fallback: 0,
        failing: 1,
      },
    });
    expect(await reads('stale')).toBe(3);
    for (let minute = 0; minute < 30; minute++) {
      clock.advance(60);
      await get('/read');
    }
    expect(await health()).toMatchObject({
      http: 503,
      status: 'error',
      secrets: { status: 'down', providers: [{ ...OUTAGE, seconds: 1800 }] },
    });
    expect(await ofAws('nestjs.secrets.breaker.open')).toBe(1);
    const failures = (await ofAws('nestjs.secrets.failures', { 'error.type': 'UNAVAILABLE' })) as number;
    expect(failures).toBeGreaterThanOrEqual(20);
    expect(proxy.calls).toHaveLength(bootCalls + 1 + failures);
    const labels = { 'nestjs.secrets.operation': 'get', 'nestjs.secrets.outcome': 'failed' };
    expect(
      await ofAws('nestjs.secrets.call.duration', { ...labels, 'error.type': 'UNAVAILABLE' }),
    ).toMatchObject({ count: failures });

    // The end of it, and a rotation.
    proxy.down = false;
    const put = new PutSecretValueCommand({ SecretId: 'PAYMENT_API_KEY', SecretString: ROTATED });
    await client.send(put);
    audited();
    clock.advance(60);
    await get('/read');
    expect(audited()[0]).toBe('getSecret reads "PAYMENT_API_KEY" of aws-secrets-manager (fetched)');
    expect(await health()).toEqual({ http: 200, status: 'ok', secrets: { status: 'up' } });
    expect(await ofAws('nestjs.secrets.breaker.open')).toBe(0);
    expect(await ofAws('nestjs.secrets.age')).toBe(0);

    // Nothing of it is in anything that has left the process.
    for (const path of ['/leak/body', '/leak/refusal', '/leak/crash', '/log']) await get(path);
    audited();
    const exported = inspect([await telemetry.points(), telemetry.spans()], { depth: 12, showHidden: true });
    expect(exported).toContain('nestjs.secrets.get');
    for (const secret of [PAYMENT, ROTATED, PASSWORD, WEBHOOK].flatMap(spellingsOf)) {
      expect(exported).not.toContain(secret);
      expect(left.filter((text) => text.includes(secret))).toEqual([]);
    }

    // The end of the application.
    await app.close();
    expect(await telemetry.observed()).not.toContain('nestjs.secrets.reads');
  }, 60_000);
});
