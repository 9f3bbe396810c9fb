import { mkdtempSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Injectable, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import {
  EnvironmentSecretsProvider,
  getSecretToken,
  InjectSecret,
  InjectSecretRef,
  SecretNotFoundError,
  type SecretRef,
  SECRETS_CHAIN,
  SecretsModule,
  SecretsService,
  SecretUnavailableError,
} from 'nestjs-secrets';
import { AwsSecretsManagerProvider } from 'nestjs-secrets/aws';
import { InMemorySecretsProvider, SecretsTestingModule } from 'nestjs-secrets/testing';
import { describe, expect, it } from 'vitest';
import { isolateEnvironment } from './support/environment.js';
import { failureOf, LEAK } from './support/failure.js';

isolateEnvironment();

@Injectable()
class Wants {
  constructor(
    @InjectSecret('DB') readonly text: string,
    @InjectSecret('DB', { json: true }) readonly json: { user: string },
    @InjectSecret('DB', { optional: true }) readonly optional: string | undefined,
    @InjectSecret('DB', { default: 'none' }) readonly byDefault: string,
    readonly secrets: SecretsService,
  ) {}
}

/** A `.env` that stops the boot of whoever touches it, and a client that fails the test when it is asked. */
function untouchable(): { env: { envFilePath: string }; aws: { client: { send: () => never } } } {
  const directory = mkdtempSync(join(tmpdir(), 'secrets-'));
  mkdirSync(join(directory, '.env'));
  const send = (): never => {
    throw new Error('AWS was asked');
  };
  return { env: { envFilePath: join(directory, '.env') }, aws: { client: { send } } };
}

const wholeApplication = () =>
  Test.createTestingModule({
    imports: [SecretsModule.forRoot({ provider: 'aws', ...untouchable() })],
    providers: [Wants],
  });

describe('overriding', () => {
  it('stops the boot when nothing is overridden, so that the cases below prove something', async () => {
    await expect(wholeApplication().compile()).rejects.toThrow(/is a directory/);
  });

  it('a token decides every variant of its key and reaches no provider', async () => {
    const store = new InMemorySecretsProvider({ DB: '{"user":"of the store"}', OTHER: 'read' });
    const value = '{"user":"of the test"}';
    for (const override of [{ useValue: value }, { useFactory: { factory: async () => value } }]) {
      const builder = Test.createTestingModule({
        imports: [SecretsModule.forRoot({ chain: [store] })],
        providers: [Wants],
      });
      const by = builder.overrideProvider(getSecretToken('DB'));
      const module = await (
        'useValue' in override ? by.useValue(override.useValue) : by.useFactory(override.useFactory)
      ).compile();
      expect(module.get(Wants)).toMatchObject({
        text: value,
        json: { user: 'of the test' },
        optional: value,
        byDefault: value,
      });
      expect(await module.resolve(getSecretToken('DB'))).toBe(value);
    }
    expect(store.calls).toEqual([]);
  });

  it('a token with undefined means that there is no such secret', async () => {
    @Injectable()
    class Follows {
      constructor(
        @InjectSecretRef('DB') readonly ref: SecretRef,
        readonly wants: Wants,
      ) {}
    }
    const module = await Test.createTestingModule({
      imports: [SecretsModule.forRoot({ chain: [new InMemorySecretsProvider({ DB: '{}' })] })],
      providers: [Wants, Follows],
    })
      .overrideProvider(getSecretToken('DB'))
      .useValue(undefined)
      .compile();
    const { ref, wants } = module.get(Follows);
    expect(wants).toMatchObject({ text: undefined, json: undefined, optional: undefined, byDefault: 'none' });
    await expect(ref.get()).rejects.toBeInstanceOf(SecretNotFoundError);
    expect(() => ref.current).toThrow(/"DB"/);
    await module.close();
  });

  it('a token with a value that is no JSON says so where JSON is wanted, without showing it', async () => {
    const builder = wholeApplication()
      .overrideProvider(SECRETS_CHAIN)
      .useValue([new InMemorySecretsProvider({})])
      .overrideProvider(getSecretToken('DB'))
      .useValue('{ not quite');
    await expect(builder.compile()).rejects.toMatchObject({ code: 'INVALID' });
    await expect(builder.compile()).rejects.not.toThrow(/not quite/);
  });

  it('SECRETS_CHAIN touches no other link, no SDK and no file', async () => {
    const store = new InMemorySecretsProvider({ DB: '{"user":"app"}' });
    const module = await wholeApplication().overrideProvider(SECRETS_CHAIN).useValue([store]).compile();
    expect(module.get(Wants).json).toEqual({ user: 'app' });
    expect(module.get(SECRETS_CHAIN)).toEqual([store]);
    expect(module.get(EnvironmentSecretsProvider)).toBeUndefined();
    expect(module.get(AwsSecretsManagerProvider)).toBeUndefined();
    await module.close();
  });

  it('SECRETS_CHAIN beats a chain and a provider that the options name', async () => {
    const store = new InMemorySecretsProvider({ DB: '{"user":"app"}' });
    const real = new InMemorySecretsProvider({ DB: '{"user":"real"}' });
    for (const options of [{ chain: [real] }, { provider: 'aws' as const }]) {
      const module = await Test.createTestingModule({
        imports: [SecretsModule.forRoot(options)],
        providers: [Wants],
      })
        .overrideProvider(SECRETS_CHAIN)
        .useValue([store])
        .compile();
      expect(module.get(Wants).json.user).toBe('app');
    }
    expect(real.calls).toEqual([]);
  });

  it.each([
    [{ getSecret: () => 'x' }, 'name, listSecrets, refresh'],
    [null, 'name, getSecret, listSecrets, refresh'],
  ])('SECRETS_CHAIN with what is no provider says what it lacks: %o', async (link, lacking) => {
    const builder = wholeApplication().overrideProvider(SECRETS_CHAIN).useValue([link]);
    await expect(builder.compile()).rejects.toThrow(`SECRETS_CHAIN[0] is no provider: it lacks ${lacking}`);
  });

  it('a provider class takes its place in the chain', async () => {
    const store = new InMemorySecretsProvider({ DB: '{"user":"in place of AWS"}' });
    const module = await Test.createTestingModule({
      imports: [SecretsModule.forRoot({ provider: 'aws', env: { envFilePath: false } })],
      providers: [Wants],
    })
      .overrideProvider(AwsSecretsManagerProvider)
      .useValue(store)
      .compile();
    expect(module.get(Wants).json.user).toBe('in place of AWS');
    const chain: { name: string }[] = module.get(SECRETS_CHAIN);
    expect(chain.map(({ name }) => name)).toEqual(['in-memory', 'environment']);
  });

  it('the service needs getSecret and getSecretJson only, and touches nothing real', async () => {
    const module = await wholeApplication()
      .overrideProvider(SecretsService)
      .useValue({ getSecret: async () => '{"user":"mock"}', getSecretJson: async () => ({ user: 'mock' }) })
      .compile();
    expect(module.get(Wants)).toMatchObject({ text: '{"user":"mock"}', json: { user: 'mock' } });
    await module.init();
    await module.close();
  });

  it('the service with one that has no secret is a boot error that names key and class', async () => {
    const builder = wholeApplication()
      .overrideProvider(SecretsService)
      .useValue({ getSecret: async () => undefined, getSecretJson: async () => undefined });
    await expect(builder.compile()).rejects.toThrow(/"DB".*wanted by Wants/);
  });

  it('the service with one that rejects is a boot error that names key and class, and repeats no message', async () => {
    const fail = async (): Promise<never> => {
      throw new Error(`cannot open ${LEAK}`);
    };
    const builder = wholeApplication()
      .overrideProvider(SecretsService)
      .useValue({ getSecret: fail, getSecretJson: fail });
    const error = await failureOf(builder.compile());
    expect(error).toBeInstanceOf(SecretUnavailableError);
    expect(error).toHaveProperty('message', expect.stringMatching(/"DB".*Error \(wanted by Wants\)/));
  });
});

describe('a module that provides a token itself', () => {
  it('has its own value injected, and nobody else has it', async () => {
    @Injectable()
    class Local {
      constructor(@InjectSecret('LOCAL_KEY') readonly key: string) {}
    }
    @Injectable()
    class Elsewhere {
      constructor(@InjectSecret('LOCAL_KEY', { optional: true }) readonly key: string | undefined) {}
    }
    @Module({
      providers: [Local, { provide: getSecretToken('LOCAL_KEY'), useValue: 'of the module' }],
    })
    class LocalModule {}
    const builder = Test.createTestingModule({
      imports: [SecretsTestingModule.forTest({}), LocalModule],
      providers: [Elsewhere],
    });
    const module = await builder.compile();
    expect(module.get(Local).key).toBe('of the module');
    expect(module.get(Elsewhere).key).toBeUndefined();
  });
});

describe('a class outside of any set-up', () => {
  it('takes a value under its token, as with any other module', async () => {
    @Injectable()
    class Single {
      constructor(@InjectSecret('API_KEY') readonly key: string) {}
    }
    const module = await Test.createTestingModule({
      providers: [Single, { provide: getSecretToken('API_KEY'), useValue: 'of the test' }],
    }).compile();
    expect(module.get(Single).key).toBe('of the test');
  });
});

describe('SecretsTestingModule.forTest', () => {
  it('gives the values, and knows neither environment nor settings', async () => {
    Object.assign(process.env, {
      SECRETS_PROVIDER: 'nonsense',
      SECRETS_CACHE_TTL: 'nonsense',
      ONLY_IN_ENV: 'x',
    });
    const module = await Test.createTestingModule({
      imports: [SecretsTestingModule.forTest({ DB: '{"user":"test"}' })],
      providers: [Wants],
    }).compile();
    expect(module.get(Wants).json.user).toBe('test');
    expect(await module.get(SecretsService).getSecret('ONLY_IN_ENV')).toBeUndefined();
  });

  it('beside forRoot prints the line to write', async () => {
    const builder = Test.createTestingModule({
      imports: [SecretsModule.forRoot({ env: { envFilePath: false } }), SecretsTestingModule.forTest({})],
    });
    await expect(builder.compile()).rejects.toThrow(
      '.overrideProvider(SECRETS_CHAIN).useValue([new InMemorySecretsProvider({ … })])',
    );
  });

  it('twice names both importers as well', async () => {
    const builder = Test.createTestingModule({
      imports: [SecretsTestingModule.forTest({}), SecretsTestingModule.forTest({})],
    });
    await expect(builder.compile()).rejects.toThrow(/forTest\(\) is called more than once.*RootTestModule/);
  });
});
