import { Injectable, type MiddlewareConsumer, Module } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { NestFactory } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import {
  EnvironmentSecretsProvider,
  getSecret,
  getSecretsService,
  getSecretToken,
  InjectSecret,
  SecretsModule,
  type SecretsModuleOptions,
  SECRETS_CHAIN,
} from 'nestjs-secrets';
import { AwsSecretsManagerProvider } from 'nestjs-secrets/aws';
import { InMemorySecretsProvider } from 'nestjs-secrets/testing';
import { describe, expect, it } from 'vitest';
import { boot } from './support/boot.js';
import { isolateEnvironment } from './support/environment.js';

isolateEnvironment();

const chainOf = (secrets: Record<string, string>) => ({ chain: [new InMemorySecretsProvider(secrets)] });

describe('what a class wants', () => {
  it('is what it says itself where a parent says something else at the same place', async () => {
    class Parent {
      constructor(@InjectSecret('PARENT_KEY') readonly key: string) {}
    }
    @Injectable()
    class Child extends Parent {
      constructor(@InjectSecret('CHILD_KEY') key: string) {
        super(key);
      }
    }
    @Injectable()
    class Heir extends Child {}
    const store = new InMemorySecretsProvider({ CHILD_KEY: 'of the child' });
    const app = await boot({
      imports: [SecretsModule.forRoot({ chain: [store] })],
      providers: [Child, Heir],
    });
    expect([app.get(Child).key, app.get(Heir).key]).toEqual(['of the child', 'of the child']);
    expect(store.calls.map(({ key }) => key)).toEqual(['CHILD_KEY']);
    await app.close();
  });

  it('can be resolved by its base token whatever variant it is', async () => {
    @Injectable()
    class Wants {
      constructor(@InjectSecret('ONLY_OPTIONAL', { optional: true }) readonly key: string) {}
    }
    const app = await boot({
      imports: [SecretsModule.forRoot(chainOf({ ONLY_OPTIONAL: 'x' }))],
      providers: [Wants],
    });
    expect(await app.resolve(getSecretToken('ONLY_OPTIONAL'))).toBe('x');
    await app.close();
  });

  it('is told of by class for middleware too', async () => {
    @Injectable()
    class NeedyMiddleware {
      constructor(@InjectSecret('OF_MIDDLEWARE') readonly key: string) {}
      use(_request: unknown, _response: unknown, next: () => void): void {
        next();
      }
    }
    @Module({ imports: [SecretsModule.forRoot(chainOf({}))] })
    class App {
      configure(consumer: MiddlewareConsumer): void {
        consumer.apply(NeedyMiddleware).forRoutes('{*path}');
      }
    }
    const app = await NestFactory.create(App, { logger: false, abortOnError: false });
    await expect(app.init()).rejects.toThrow(/"OF_MIDDLEWARE".*wanted by NeedyMiddleware/);
  });
});

describe('a boot that fails after the secrets were read', () => {
  it('leaves no application behind that answers for code outside DI', async () => {
    const failing = {
      provide: 'FAILING',
      useValue: { onModuleInit: () => Promise.reject(new Error('cannot come up')) },
    };
    const first = SecretsModule.forRoot(chainOf({ OUTSIDE: 'of the failed one' }));
    await expect(boot({ imports: [first], providers: [failing] })).rejects.toThrow('cannot come up');
    const second = await boot({ imports: [SecretsModule.forRoot(chainOf({ OUTSIDE: 'of the second' }))] });
    expect(await getSecret('OUTSIDE')).toBe('of the second');
    await second.close();
    expect(await getSecret('OUTSIDE', 'of nobody')).toBe('of nobody');
  });
});

it('a stand-in that was disposed of is made anew', async () => {
  process.env.OUTSIDE = 'of the environment';
  {
    await using secrets = getSecretsService();
    expect(await secrets.getSecret('OUTSIDE')).toBe('of the environment');
  }
  expect(await getSecret('OUTSIDE')).toBe('of the environment');
});

describe('options that are none', () => {
  it.each([[null], ['aws'], [[]]])('%j is told of', async (options) => {
    await expect(boot({ imports: [SecretsModule.forRoot(options as never)] })).rejects.toThrow(
      /SecretsModule takes an object of options/,
    );
  });

  it('a factory that gives nothing is told of', async () => {
    const root = SecretsModule.forRootAsync({ useFactory: () => undefined as never });
    await expect(boot({ imports: [root] })).rejects.toThrow(/SecretsModule takes an object of options; got/);
  });

  it.each([
    [{ env: null }, /env takes an object with .*; got null/],
    [
      { env: { envFilePath: 5, relaxed: 'x' } },
      /env\.envFilePath takes .*; got 5.*env\.relaxed takes .*; got "x"/,
    ],
    [{ aws: { regoin: 'x' } }, /aws\.regoin is no option/],
    [{ aws: { timeout: -1 } }, /aws\.timeout takes .*; got -1/],
    [{ chain: [new InMemorySecretsProvider()], aws: { timeout: 'x' } }, /aws\.timeout/],
  ])('%j is told of, whatever the chain', async (options, message) => {
    await expect(boot({ imports: [SecretsModule.forRoot(options as SecretsModuleOptions)] })).rejects.toThrow(
      message,
    );
  });
});

describe('overriding', () => {
  it('the class of AWS puts nothing into a chain of the environment alone', async () => {
    const module = await Test.createTestingModule({
      imports: [SecretsModule.forRoot({ provider: 'env', env: { envFilePath: false } })],
    })
      .overrideProvider(AwsSecretsManagerProvider)
      .useValue(new InMemorySecretsProvider())
      .compile();
    const chain: unknown[] = module.get(SECRETS_CHAIN);
    expect(chain).toEqual([module.get(EnvironmentSecretsProvider)]);
  });

  it('ConfigService with less than the real one leaves the settings of the process', async () => {
    process.env.SECRETS_PROVIDER = 'aws';
    const module = await Test.createTestingModule({
      imports: [SecretsModule.forRoot({ env: { envFilePath: false } })],
    })
      .overrideProvider(ConfigService)
      .useValue({ getOrThrow: () => 'x' })
      .compile();
    const chain: { name: string }[] = module.get(SECRETS_CHAIN);
    expect(chain.map(({ name }) => name)).toEqual(['aws-secrets-manager', 'environment']);
  });
});

it('a hand-made AWS link is asked in the region of the settings, which the boot line tells', () => {
  process.env.SECRETS_AWS_REGION = 'eu-west-3';
  expect(new AwsSecretsManagerProvider().region).toBe('eu-west-3');
  expect(new AwsSecretsManagerProvider({ region: 'eu-west-1' }).region).toBe('eu-west-1');
  expect(new AwsSecretsManagerProvider({ client: { send: async () => ({}) } }).region).toBeUndefined();
});
