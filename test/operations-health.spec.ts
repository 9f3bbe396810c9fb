import type { INestApplication } from '@nestjs/common';
import { Controller, Get, Injectable } from '@nestjs/common';
import { HealthCheck, HealthCheckService, HealthIndicatorService, TerminusModule } from '@nestjs/terminus';
import { Test } from '@nestjs/testing';
import {
  HealthIndicatorService as HealthIndicatorService11,
  TerminusModule as TerminusModule11,
} from 'terminus-11';
import {
  EnvironmentSecretsProvider,
  InjectSecret,
  SecretDeniedError,
  SecretsModule,
  type SecretsModuleOptions,
  SecretsService,
  SecretsUnconfiguredError,
  SecretUnavailableError,
} from 'nestjs-secrets';
import { SecretsHealthIndicator, type SecretsHealthOptions } from 'nestjs-secrets/terminus';
import { InMemorySecretsProvider } from 'nestjs-secrets/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isolateEnvironment } from './support/environment.js';
import { FakeClock } from './support/fake-clock.js';

isolateEnvironment();

const VALUE = 'value-that-no-check-shows';
const down = () => new SecretUnavailableError('down');
const denied = () => new SecretDeniedError('no');

let limits: SecretsHealthOptions | undefined;

@Controller()
class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly secretsHealth: SecretsHealthIndicator,
  ) {}

  @Get('health')
  @HealthCheck()
  check() {
    return this.health.check([() => this.secretsHealth.isHealthy('secrets', limits)]);
  }
}

@Injectable()
class Client {
  constructor(@InjectSecret('NEEDED') readonly secret: string) {}
}

interface Running {
  readonly app: INestApplication;
  readonly clock: FakeClock;
  readonly secrets: SecretsService;
  check(): Promise<{ status: number; secrets: unknown }>;
}

const running: INestApplication[] = [];
beforeEach(() => (limits = undefined));
afterEach(async () => {
  for (const app of running.splice(0)) await app.close();
});

async function start(options: SecretsModuleOptions): Promise<Running> {
  const clock = new FakeClock();
  const module = await Test.createTestingModule({
    imports: [SecretsModule.forRoot(options), TerminusModule.forRoot({ logger: false })],
    controllers: [HealthController],
    providers: [SecretsHealthIndicator, Client],
  })
    .overrideProvider('SECRETS_CLOCK')
    .useValue(clock)
    .compile();
  const app: INestApplication = module.createNestApplication({ logger: false });
  await app.listen(0);
  running.push(app);
  const url = await app.getUrl();
  return {
    app,
    clock,
    secrets: app.get(SecretsService),
    check: async () => {
      const response = await fetch(`${url}/health`);
      const text = await response.text();
      expect(text).not.toContain(VALUE);
      const { details } = JSON.parse(text) as { details: { secrets: unknown } };
      return { status: response.status, secrets: details.secrets };
    },
  };
}

const outageOf = (seconds: number) => ({ name: 'in-memory', code: 'UNAVAILABLE', seconds });
const counts = (some: object = {}) => ({ stale: 0, fallback: 0, failing: 0, ...some });

describe('the health of secrets', () => {
  it('is up where nothing is the matter, also under a key that looks secret, and asks no store', async () => {
    const store = new InMemorySecretsProvider({ NEEDED: VALUE });
    const { check, clock, secrets } = await start({ chain: [store] });
    await secrets.getSecret('MISSING');
    const calls = store.calls.length;
    expect(await check()).toEqual({ status: 200, secrets: { status: 'up' } });
    // That a value has expired is no trouble before somebody reads it in vain.
    clock.advance(3601);
    expect(await check()).toEqual({ status: 200, secrets: { status: 'up' } });
    expect(store.calls).toHaveLength(calls);
  });

  it('is degraded in an outage, from the first failed call on, and up with the next answer', async () => {
    const store = new InMemorySecretsProvider({ NEEDED: VALUE, OTHER: VALUE });
    const { check, clock, secrets } = await start({ chain: [store], cache: { ttl: 100 } });
    await secrets.getSecret('OTHER');
    clock.advance(100);
    store.failNext(down(), 3);
    for (const key of ['NEEDED', 'OTHER', 'MADE_UP']) await secrets.getSecret(key);
    clock.advance(1);
    expect(await check()).toEqual({
      status: 200,
      secrets: { status: 'degraded', providers: [outageOf(1)], ...counts({ stale: 2, failing: 1 }) },
    });
    clock.advance(1);
    for (const key of ['NEEDED', 'OTHER', 'MADE_UP']) await secrets.getSecret(key);
    expect(await check()).toEqual({ status: 200, secrets: { status: 'up' } });
  });

  it('is down once an outage has lasted as long as outageLimit', async () => {
    limits = { outageLimit: 60 };
    const store = new InMemorySecretsProvider({ NEEDED: VALUE });
    const { check, clock, secrets } = await start({ chain: [store], cache: { ttl: 100 } });
    clock.advance(100);
    store.failNext(down(), 100);
    await secrets.getSecret('NEEDED');
    clock.advance(59);
    expect(await check()).toMatchObject({ status: 200, secrets: { status: 'degraded' } });
    clock.advance(1);
    expect(await check()).toEqual({
      status: 503,
      secrets: { status: 'down', providers: [outageOf(60)], ...counts({ stale: 1 }) },
    });
    limits = { outageLimit: Infinity };
    expect(await check()).toMatchObject({ status: 200, secrets: { status: 'degraded' } });
  });

  it('is down after half an hour of outage by default, while somebody reads', async () => {
    const store = new InMemorySecretsProvider({ NEEDED: VALUE });
    const { check, clock, secrets } = await start({ chain: [store], cache: { ttl: 100 } });
    clock.advance(100);
    store.failNext(down(), 1000);
    await secrets.getSecret('NEEDED');
    for (let minute = 1; minute < 30; minute++) {
      clock.advance(60);
      await secrets.getSecret('NEEDED');
      expect(await check()).toMatchObject({ secrets: { status: 'degraded' } });
    }
    clock.advance(60);
    await secrets.getSecret('NEEDED');
    expect(await check()).toMatchObject({ status: 503, secrets: { status: 'down' } });
  });

  it('forgets an outage that nobody has met for two minutes, so that a probe cannot keep itself down', async () => {
    limits = { outageLimit: 60 };
    const store = new InMemorySecretsProvider({ NEEDED: VALUE });
    const { check, clock, secrets } = await start({ chain: [store], cache: { ttl: 100 } });
    clock.advance(100);
    store.failNext(down(), 2);
    await secrets.getSecret('NEEDED');
    clock.advance(119);
    expect(await check()).toMatchObject({ status: 503 });
    clock.advance(1);
    expect(await check()).toEqual({ status: 200, secrets: { status: 'up' } });
    // It has not ended: the next reader meets it.
    await secrets.getSecret('NEEDED');
    expect(await check()).toMatchObject({ status: 503, secrets: { providers: [outageOf(120)] } });
  });

  it('is degraded while a fallback is in use, whatever it falls back from, and never down for it', async () => {
    process.env['NEEDED'] = process.env['OTHER'] = VALUE;
    const store = new InMemorySecretsProvider({ OTHER: VALUE });
    store.failNext(denied());
    const environment = new EnvironmentSecretsProvider({ envFilePath: false });
    const { check, clock } = await start({ chain: [store, environment] });
    const refused = (seconds: number) => ({
      status: 200,
      secrets: {
        status: 'degraded',
        providers: [{ name: 'in-memory', code: 'DENIED', seconds }],
        ...counts({ fallback: 1 }),
      },
    });
    expect(await check()).toEqual(refused(0));
    // The application still has what it was given at boot.
    clock.advance(7200);
    expect(await check()).toEqual(refused(7200));
  });

  it('names a provider that is not set up, as long as it is not', async () => {
    process.env['NEEDED'] = VALUE;
    const store = new InMemorySecretsProvider({ NEEDED: VALUE });
    store.failNext(new SecretsUnconfiguredError('no credentials'));
    const environment = new EnvironmentSecretsProvider({ envFilePath: false });
    const { check, clock, secrets } = await start({ chain: [store, environment] });
    clock.advance(7200);
    expect(await check()).toEqual({
      status: 200,
      secrets: {
        status: 'degraded',
        providers: [{ name: 'in-memory', code: 'UNCONFIGURED', seconds: 7200 }],
        ...counts({ fallback: 1 }),
      },
    });
    await secrets.getSecret('NEEDED');
    expect(await check()).toEqual({ status: 200, secrets: { status: 'up' } });
  });

  it('is down once a needed secret has been without a value as long as failingLimit', async () => {
    const store = new InMemorySecretsProvider({ NEEDED: VALUE });
    const { check, clock, secrets } = await start({ chain: [store], cache: { ttl: 10 } });
    clock.advance(10);
    store.failNext(denied(), 100);
    await secrets.getSecret('NEEDED');
    const refused = { providers: [{ name: 'in-memory', code: 'DENIED' }], failing: 1 };
    expect(await check()).toMatchObject({ status: 200, secrets: { status: 'degraded', ...refused } });
    clock.advance(59);
    await secrets.getSecret('NEEDED');
    expect(await check()).toMatchObject({ status: 200 });
    clock.advance(1);
    expect(await check()).toMatchObject({ status: 503, secrets: { status: 'down', ...refused } });
    limits = { failingLimit: 61 };
    expect(await check()).toMatchObject({ status: 200 });
    limits = { failingLimit: 0 };
    // What nobody has read for two minutes takes no application down; but it is still known.
    clock.advance(120);
    expect(await check()).toMatchObject({ status: 200, secrets: { status: 'degraded', failing: 1 } });
  });

  it('is not brought down by made-up keys, and forgets them', async () => {
    limits = { failingLimit: 0, outageLimit: 0 };
    const store = new InMemorySecretsProvider({ NEEDED: VALUE });
    const { check, clock, secrets } = await start({ chain: [store] });
    store.failNext(denied(), 2000);
    for (let key = 0; key < 2000; key++) await secrets.getSecret(`made-up-${key}`);
    const answer = await check();
    expect(answer).toMatchObject({ status: 200, secrets: { status: 'degraded', failing: 1000 } });
    expect(JSON.stringify(answer).length).toBeLessThan(300);
    clock.advance(120);
    expect(await check()).toEqual({ status: 200, secrets: { status: 'up' } });
  });

  it('does not count a refresh ahead of expiry that was refused: nothing in use is stale', async () => {
    const store = new InMemorySecretsProvider({ NEEDED: VALUE });
    const { check, clock, secrets } = await start({ chain: [store], cache: { ttl: 100 } });
    clock.advance(99);
    store.failNext(denied());
    await secrets.getSecret('NEEDED');
    await new Promise((resolve) => setImmediate(resolve));
    expect(secrets.status()).toMatchObject([{ stale: false, lastError: { code: 'DENIED' } }]);
    expect(await check()).toEqual({ status: 200, secrets: { status: 'up' } });
  });

  it('rejects options that are none, by name', async () => {
    const { app } = await start({ chain: [new InMemorySecretsProvider({ NEEDED: VALUE })] });
    const check = (options: object) => app.get(SecretsHealthIndicator).isHealthy('secrets', options);
    await expect(check({ outageLimit: '60' })).rejects.toThrow(
      /^outageLimit takes seconds, a number from 0 up, or Infinity; got "60"$/,
    );
    await expect(check({ failingLimit: -1 })).rejects.toThrow(/^failingLimit takes .*; got -1$/);
    await expect(check({ limit: 1 })).rejects.toThrow(
      /^limit is no option; there are outageLimit, failingLimit$/,
    );
  });

  it('is up with a mark where terminus 11 knows no degraded', async () => {
    const store = new InMemorySecretsProvider({ NEEDED: VALUE });
    const clock = new FakeClock();
    const module = await Test.createTestingModule({
      imports: [SecretsModule.forRoot({ chain: [store], cache: { ttl: 10 } }), TerminusModule11],
      // The token is the class of the version that the application has; here there are two.
      providers: [
        SecretsHealthIndicator,
        { provide: HealthIndicatorService, useExisting: HealthIndicatorService11 },
      ],
    })
      .overrideProvider('SECRETS_CLOCK')
      .useValue(clock)
      .compile();
    const secrets = module.get(SecretsService);
    const health = module.get(SecretsHealthIndicator);
    await secrets.getSecret('NEEDED');
    expect(await health.isHealthy('secrets')).toEqual({ secrets: { status: 'up' } });
    clock.advance(10);
    store.failNext(down(), 2);
    await secrets.getSecret('NEEDED');
    const detail = { providers: [outageOf(0)], ...counts({ stale: 1 }) };
    expect(await health.isHealthy('secrets')).toEqual({
      secrets: { status: 'up', degraded: true, ...detail },
    });
    expect(await health.isHealthy('secrets', { outageLimit: 0 })).toEqual({
      secrets: { status: 'down', ...detail },
    });
    await module.close();
  });

  it('is up where a test has replaced the service, and down after the end', async () => {
    const module = await Test.createTestingModule({
      imports: [SecretsModule.forRoot(), TerminusModule],
      providers: [SecretsHealthIndicator],
    })
      .overrideProvider(SecretsService)
      .useValue({ getSecret: async () => VALUE, getSecretJson: async () => undefined })
      .compile();
    const replaced = await module.get(SecretsHealthIndicator).isHealthy('secrets');
    expect(replaced).toEqual({ secrets: { status: 'up' } });
    await module.close();
    const { app } = await start({ chain: [new InMemorySecretsProvider({ NEEDED: VALUE })] });
    const health = app.get(SecretsHealthIndicator);
    await app.close();
    expect(await health.isHealthy('secrets')).toMatchObject({ secrets: { status: 'down' } });
  });
});
