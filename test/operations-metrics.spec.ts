import { inspect } from 'node:util';
import type { INestApplication } from '@nestjs/common';
import { SpanStatusCode } from '@opentelemetry/api';
import type { SpanProcessor } from '@opentelemetry/sdk-trace-base';
import {
  createSecretsService,
  EnvironmentSecretsProvider,
  SecretDeniedError,
  SecretsModule,
  type SecretsModuleOptions,
  SecretsService,
  SecretUnavailableError,
} from 'nestjs-secrets';
import { InMemorySecretsProvider } from 'nestjs-secrets/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { boot } from './support/boot.js';
import { isolateEnvironment } from './support/environment.js';
import { FakeClock } from './support/fake-clock.js';
import { serviceUnderTest } from './support/service-under-test.js';
import { captureTelemetry } from './support/telemetry-capture.js';
import { until } from './support/until.js';

isolateEnvironment();

const VALUE = 'value-that-no-exporter-sees';
const LINK = { 'nestjs.secrets.link': 'in-memory' };
const read = (outcome: string, link: object = LINK) => ({ ...link, 'nestjs.secrets.outcome': outcome });
const down = () => new SecretUnavailableError('down');

const apps: INestApplication[] = [];
async function bootWith(options: SecretsModuleOptions): Promise<INestApplication> {
  const app = await boot({ imports: [SecretsModule.forRoot(options)] });
  apps.push(app);
  return app;
}
afterEach(async () => {
  for (const app of apps.splice(0)) await app.close();
});

describe('metrics and spans', () => {
  const telemetry = captureTelemetry();

  it('tell reads by outcome and link, calls by duration, and failures by code', async () => {
    const store = new InMemorySecretsProvider({ KEY: VALUE, JSON: 'no JSON' });
    const clock = new FakeClock();
    const { service } = serviceUnderTest([store], { telemetry: true, cache: { ttl: 100 } }, { clock });
    const before = await counted();
    for (let time = 0; time < 3; time++) await service.getSecret('KEY');
    await service.getSecretJson('JSON');
    await service.getSecret('MISSING');
    clock.advance(101);
    store.failNext(down());
    await service.getSecret('KEY');
    store.failNext(new SecretDeniedError('no'));
    await service.getSecret('DENIED');
    expect(await counted(before)).toEqual({
      'reads fetched in-memory': 1,
      'reads hit in-memory': 2,
      'reads invalid in-memory': 1,
      'reads missing': 1,
      'reads stale in-memory': 1,
      'reads failed': 1,
      'failures UNAVAILABLE in-memory': 1,
      'failures DENIED in-memory': 1,
    });
    const labels = { ...read('failed'), 'nestjs.secrets.operation': 'get', 'error.type': 'DENIED' };
    expect(await telemetry.value('nestjs.secrets.call.duration', labels)).toMatchObject({ count: 1 });
    await service[Symbol.asyncDispose]();
  });

  it('tell the age of the oldest value in seconds, and whether the breaker is open', async () => {
    const store = new InMemorySecretsProvider({ OLD: VALUE, NEW: VALUE });
    const clock = new FakeClock();
    const { service } = serviceUnderTest(
      [store, new EnvironmentSecretsProvider({ envFilePath: false })],
      { telemetry: true },
      { clock },
    );
    await service.getSecret('OLD');
    clock.advance(90);
    await service.getSecret('NEW');
    clock.advance(2.5);
    expect(await telemetry.value('nestjs.secrets.age', LINK)).toBe(92.5);
    expect(await telemetry.value('nestjs.secrets.breaker.open', LINK)).toBe(0);
    store.failNext(down(), 5);
    for (let key = 0; key < 5; key++) await service.getSecret(`LOST_${key}`);
    expect(await telemetry.value('nestjs.secrets.breaker.open', LINK)).toBe(1);
    clock.advance(15);
    await service.getSecret('LOST_9');
    expect(await telemetry.value('nestjs.secrets.breaker.open', LINK)).toBe(0);
    // What is looked up at each read has no age.
    const ofEnvironment = { 'nestjs.secrets.link': 'environment' };
    expect(await telemetry.value('nestjs.secrets.age', ofEnvironment)).toBeUndefined();
    expect(await telemetry.value('nestjs.secrets.breaker.open', ofEnvironment)).toBe(0);
    await service[Symbol.asyncDispose]();
  });

  it('have units, and put a span around each call that belongs to the request', async () => {
    const store = new InMemorySecretsProvider({ KEY: VALUE });
    const { service } = serviceUnderTest([store], { telemetry: true });
    await telemetry.withSpan('request', async () => {
      await service.getSecret('KEY');
      await service.getSecret('KEY');
      store.failNext(down());
      await service.getSecret('x'.repeat(300));
      await service.listSecrets();
    });
    const [got, failed, listed, request] = telemetry.spans();
    expect([got?.name, failed?.name, listed?.name]).toEqual([
      'nestjs.secrets.get',
      'nestjs.secrets.get',
      'nestjs.secrets.list',
    ]);
    for (const span of [got, failed, listed])
      expect(span?.parentSpanContext?.spanId).toBe(request?.spanContext().spanId);
    expect(got?.attributes).toEqual({ ...read('value'), 'nestjs.secrets.key': 'KEY' });
    expect(got?.status.code).toBe(SpanStatusCode.UNSET);
    expect(failed?.status).toEqual({ code: SpanStatusCode.ERROR });
    expect(failed?.attributes).toEqual({
      ...read('failed'),
      'error.type': 'UNAVAILABLE',
      'nestjs.secrets.key': `${'x'.repeat(128)}…`,
    });
    expect(failed?.events).toEqual([]);
    const units = (await telemetry.points()).map(({ name, unit }) => [name, unit]);
    expect(Object.fromEntries(units)).toEqual({
      'nestjs.secrets.reads': '{read}',
      'nestjs.secrets.failures': '{call}',
      'nestjs.secrets.call.duration': 's',
      'nestjs.secrets.breaker.open': '1',
      'nestjs.secrets.age': 's',
    });
    await service[Symbol.asyncDispose]();
  });

  it('let a refresh ahead of expiry, for which nobody waits, belong to no request', async () => {
    const store = new InMemorySecretsProvider({ KEY: VALUE });
    const { service, clock } = serviceUnderTest([store], { telemetry: true, cache: { ttl: 100 } });
    await service.getSecret('KEY');
    clock.advance(95);
    await telemetry.withSpan('request', () => service.getSecret('KEY'));
    await until(() => telemetry.spans().length === 3);
    const refreshed = telemetry.spans().filter(({ name }) => name === 'nestjs.secrets.get')[1];
    expect(refreshed?.parentSpanContext).toBeUndefined();
    await service[Symbol.asyncDispose]();
  });

  it('count a batch once, with how many keys it was for', async () => {
    const store = new InMemorySecretsProvider({ A: VALUE, B: VALUE });
    const batched = Object.assign(store, {
      getSecrets: async (keys: string[]) => new Map(keys.map((key) => [key, VALUE])),
    });
    const { service } = serviceUnderTest([batched], { telemetry: true });
    await service.prefetch(['A', 'B']);
    const spans = telemetry.spans();
    expect(spans.map(({ name }) => name)).toEqual(['nestjs.secrets.batch']);
    expect(spans[0]?.attributes).toEqual({ ...read('value'), 'nestjs.secrets.keys': 2 });
    // Nobody has got a value yet.
    expect(await counted()).not.toHaveProperty('reads fetched in-memory', 2);
    await service[Symbol.asyncDispose]();
  });

  it('stay bounded, and hold no key in a label, after 10,000 made-up keys', async () => {
    const store = new InMemorySecretsProvider({ KEY: VALUE });
    const { service } = serviceUnderTest([store], { telemetry: true });
    for (let key = 0; key < 10_000; key++) {
      if (key % 10 === 0) store.failNext(key % 20 === 0 ? down() : new SecretDeniedError('no'));
      await service.getSecret(`made-up-${key}`);
    }
    await service.getSecret('KEY');
    const points = await telemetry.points();
    expect(points.length).toBeLessThan(30);
    expect(inspect(points, { depth: 9 })).not.toContain('made-up');
    await service[Symbol.asyncDispose]();
  });

  it('hold no value, wherever it comes by', async () => {
    const store = new InMemorySecretsProvider({ KEY: VALUE, JSON: `{"password":"${VALUE}"}` });
    const { service } = serviceUnderTest([store], { telemetry: true });
    await service.getSecret('KEY');
    await service.getSecret('JSON#password');
    store.failNext(new Error(VALUE));
    await service.getSecret('BROKEN');
    const exported = inspect([await telemetry.points(), telemetry.spans()], { depth: 12, showHidden: true });
    expect(exported).toContain('nestjs.secrets.get');
    expect(exported).not.toContain(VALUE);
    await service[Symbol.asyncDispose]();
  });

  it('add up over two applications, do not fall when one ends, and end with the last one', async () => {
    const before = (await counted())['reads fetched in-memory'] ?? 0;
    const first = await bootWith({ chain: [new InMemorySecretsProvider({ KEY: VALUE })] });
    const second = await bootWith({ chain: [new InMemorySecretsProvider({ KEY: VALUE })] });
    await first.get(SecretsService).getSecret('KEY');
    await second.get(SecretsService).getSecret('KEY');
    const fetched = async () => (await telemetry.value('nestjs.secrets.reads', read('fetched'))) as number;
    const both = await fetched();
    expect(both - before).toBeGreaterThanOrEqual(2);
    await first.close();
    expect(await fetched()).toBe(both);
    expect(await telemetry.observed()).toContain('nestjs.secrets.reads');
    await second.close();
    expect(await telemetry.observed()).toEqual([]);
  });

  it('are not left over by an application that does not boot', async () => {
    const store = new InMemorySecretsProvider();
    await expect(bootWith({ chain: [store], required: ['NOT_THERE'] })).rejects.toThrow(/NOT_THERE/);
    const again = [SecretsModule.forRoot({ chain: [store] }), SecretsModule.forRoot({ chain: [store] })];
    await expect(boot({ imports: again })).rejects.toThrow(/more than once/);
    expect(await telemetry.observed()).toEqual(['nestjs.secrets.call.duration']);
  });

  it('measure outside Nest too, from the first call on', async () => {
    const service = createSecretsService({ chain: [new InMemorySecretsProvider({ KEY: VALUE })] });
    await service.getSecret('KEY');
    expect(telemetry.spans().map(({ name }) => name)).toEqual(['nestjs.secrets.get']);
    await service[Symbol.asyncDispose]();
  });

  it('are none where `telemetry` is false', async () => {
    const app = await bootWith({ chain: [new InMemorySecretsProvider({ KEY: VALUE })], telemetry: false });
    await app.get(SecretsService).getSecret('KEY');
    expect([await telemetry.points(), telemetry.spans()]).toEqual([[], []]);
  });

  /** The counters as one object, less what was counted before. */
  async function counted(before: Record<string, number> = {}): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const { name, attributes, value } of await telemetry.points()) {
      if (!/reads$|failures$/.test(name)) continue;
      const labels = [
        attributes['nestjs.secrets.outcome'],
        attributes['error.type'],
        attributes['nestjs.secrets.link'],
      ].filter((label) => typeof label === 'string');
      const slot = `${name.replace('nestjs.secrets.', '')} ${labels.join(' ')}`;
      const count = (value as number) - (before[slot] ?? 0);
      if (count > 0) counts[slot] = count;
    }
    return counts;
  }
});

describe('an SDK that throws', () => {
  const broken: SpanProcessor = {
    onStart() {
      throw new TypeError(VALUE);
    },
    onEnd() {
      throw new TypeError(VALUE);
    },
    forceFlush: async () => {},
    shutdown: async () => {},
  };
  captureTelemetry(() => [broken]);

  it('takes no secret away, and is one line', async () => {
    const store = new InMemorySecretsProvider({ A: VALUE, B: VALUE });
    const { service, log } = serviceUnderTest([store], { telemetry: true });
    expect([await service.getSecret('A'), await service.getSecret('B')]).toEqual([VALUE, VALUE]);
    expect(store.calls).toHaveLength(2);
    expect(log.shown).toEqual(['warn: Telemetry failed, because: TypeError']);
    await service[Symbol.asyncDispose]();
  });
});
