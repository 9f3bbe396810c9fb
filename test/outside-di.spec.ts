import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Logger } from '@nestjs/common';
import {
  createSecretsService,
  getSecret,
  getSecretJson,
  getSecretsService,
  SecretsClosedError,
  SecretsModule,
  SecretsService,
} from 'nestjs-secrets';
import { InMemorySecretsProvider } from 'nestjs-secrets/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { boot, moduleOf } from './support/boot.js';
import { isolateEnvironment } from './support/environment.js';
import { until } from './support/until.js';

isolateEnvironment();
beforeAll(() => Logger.overrideLogger(false));

const appWith = (value: string) =>
  boot({
    imports: [
      SecretsModule.forRoot({ chain: [new InMemorySecretsProvider({ OUTSIDE: value, JSON: '{"a":1}' })] }),
    ],
  });

describe('outside DI', () => {
  it('answers from the settings while no application is up', async () => {
    process.env.OUTSIDE = 'of the environment';
    process.env.OUTSIDE_JSON = '{"a":1}';
    expect(await getSecret('OUTSIDE')).toBe('of the environment');
    expect(await getSecret('OUTSIDE_NONE', 'by default')).toBe('by default');
    expect(await getSecret('OUTSIDE_NONE')).toBeUndefined();
    expect(await getSecretJson('OUTSIDE_JSON')).toEqual({ a: 1 });
    expect(await getSecretJson('OUTSIDE_NONE', { b: 2 })).toEqual({ b: 2 });
    expect(getSecretsService()).toBe(getSecretsService());
  });

  it('answers from the application while one is up, and closes what stood in for it', async () => {
    process.env.OUTSIDE = 'of the environment';
    const standIn = getSecretsService();
    const app = await appWith('of the application');
    expect(await getSecret('OUTSIDE')).toBe('of the application');
    expect(getSecretsService()).toBe(app.get(SecretsService));
    await expect(standIn.getSecret('OUTSIDE')).rejects.toBeInstanceOf(SecretsClosedError);
    await app.close();
    expect(await getSecret('OUTSIDE')).toBe('of the environment');
  });

  it('keeps nothing of services that were closed, however many there were', async () => {
    const closed: WeakRef<SecretsService>[] = [];
    for (let n = 0; n < 20; n++) {
      const service = getSecretsService();
      closed.push(new WeakRef(service));
      await service[Symbol.asyncDispose]();
    }
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    // What a turn has looked at through a weak reference stays until it is over.
    await until(() => {
      collect();
      return closed.filter((service) => service.deref() !== undefined).length <= 1;
    });
  });

  it('answers from the application in the hooks of its modules, whichever is imported first', async () => {
    process.env['OUTSIDE'] = 'of the settings';
    const seen: Record<string, string | undefined> = {};
    const read = (phase: string) => async () => (seen[phase] = await getSecret('OUTSIDE'));
    const hooks = {
      provide: 'HOOKS',
      useFactory: async () => {
        await read('factory')();
        return {
          onModuleInit: read('init'),
          onApplicationBootstrap: read('bootstrap'),
          onModuleDestroy: read('destroy'),
          onApplicationShutdown: read('shutdown'),
        };
      },
    };
    const Early = moduleOf({ imports: [moduleOf({ providers: [hooks] }, 'Deep')] }, 'Early');
    const chain = [new InMemorySecretsProvider({ OUTSIDE: 'of the application' })];
    const app = await boot({ imports: [Early, SecretsModule.forRoot({ chain })] });
    await app.close();
    expect(seen).toEqual({
      factory: 'of the settings',
      init: 'of the application',
      bootstrap: 'of the application',
      destroy: 'of the application',
      shutdown: 'of the settings',
    });
  });

  it('names app.get(SecretsService) while several are up', async () => {
    const apps = [await appWith('one'), await appWith('two')];
    expect(() => getSecretsService()).toThrow('app.get(SecretsService)');
    await expect(getSecret('OUTSIDE')).rejects.toMatchObject({ code: 'UNCONFIGURED' });
    await apps[1]?.close();
    expect(await getSecret('OUTSIDE')).toBe('one');
    await apps[0]?.close();
  });

  it('rejects rather than throws, for a key that is none too', async () => {
    const promise = getSecret('');
    await expect(promise).rejects.toBeInstanceOf(TypeError);
    // An application that comes up closes the service that stood in for it.
    await (await appWith('x')).close();
    process.env.SECRETS_CACHE_TTL = 'nonsense';
    const failing = getSecret('OUTSIDE');
    await expect(failing).rejects.toThrow(/SECRETS_CACHE_TTL takes .*; got "nonsense"/);
  });

  it('makes a service with options of one’s own, closed by disposal', async () => {
    const service = createSecretsService({ chain: [new InMemorySecretsProvider({ KEY: 'own' })] });
    expect(await service.getSecret('KEY')).toBe('own');
    await service[Symbol.asyncDispose]();
    await expect(service.getSecret('KEY')).rejects.toBeInstanceOf(SecretsClosedError);
    expect(() => createSecretsService({ fallback: 'all' as never })).toThrow(/fallback takes/);
  });
});

describe('at shutdown', () => {
  it('later reads of every kind reject', async () => {
    const app = await appWith('value');
    const service = app.get(SecretsService);
    await service.getSecret('OUTSIDE');
    await app.close();
    for (const read of [
      () => service.getSecret('OUTSIDE'),
      () => service.getSecret('OUTSIDE', 'by default'),
      () => service.getSecretOrThrow('OUTSIDE'),
      () => service.getSecretJson('JSON', {}),
      () => service.getSecretBinary('OUTSIDE'),
      () => service.listSecrets(),
      () => service.refresh(),
    ]) {
      await expect(read()).rejects.toBeInstanceOf(SecretsClosedError);
    }
  });

  it('aborts what is under way, and tells it apart from an outage', async () => {
    const signals: AbortSignal[] = [];
    const hanging = {
      name: 'hanging',
      getSecret: (_key: string, context?: { signal: AbortSignal }) =>
        new Promise<string>(() => {
          if (context) signals.push(context.signal);
        }),
      listSecrets: async () => [],
      refresh: async () => {},
    };
    const app = await boot({ imports: [SecretsModule.forRoot({ chain: [hanging] })] });
    const reading = app.get(SecretsService).getSecret('KEY', 'by default');
    const outcome = expect(reading).rejects.toBeInstanceOf(SecretsClosedError);
    await app.close();
    await outcome;
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });

  it('other classes may still read in their own hooks', async () => {
    const seen: unknown[] = [];
    const app = await boot({
      imports: [SecretsModule.forRoot({ chain: [new InMemorySecretsProvider({ KEY: 'value' })] })],
      providers: [
        {
          provide: 'POOL',
          inject: [SecretsService],
          useFactory: (secrets: SecretsService) => ({
            onModuleDestroy: async () => seen.push(await secrets.getSecret('KEY')),
            beforeApplicationShutdown: async () => seen.push(await secrets.getSecret('KEY')),
          }),
        },
      ],
    });
    await app.close();
    expect(seen).toEqual(['value', 'value']);
  });
});
