import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { Injectable, Logger, Module } from '@nestjs/common';
import { ConfigModule, ConfigService } from '@nestjs/config';
import { NestFactory } from '@nestjs/core';
import {
  InjectSecret,
  SECRETS_CHAIN,
  SecretsModule,
  type SecretsModuleOptions,
  type SecretsOptionsFactory,
  SecretsService,
} from 'nestjs-secrets';
import { InMemorySecretsProvider } from 'nestjs-secrets/testing';
import { describe, expect, it } from 'vitest';
import { boot, moduleOf } from './support/boot.js';
import { isolateEnvironment } from './support/environment.js';

isolateEnvironment();

function envFile(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'secrets-')), '.env');
  writeFileSync(path, text);
  return path;
}

const noFile = { env: { envFilePath: false as const } };

/** The line that a boot prints about its chain. */
async function bootLine(options: SecretsModuleOptions, imports: unknown[] = []): Promise<string> {
  const lines: string[] = [];
  const write = (message: unknown): void => void lines.push(String(message));
  const logger = { log: write, warn: write, error: write, debug: write, verbose: write };
  const root = moduleOf({ imports: [...(imports as []), SecretsModule.forRoot(options)] });
  const app = await NestFactory.create(root, { logger, abortOnError: false });
  await app.close();
  Logger.overrideLogger(false);
  return lines.filter((line) => line.startsWith('Secrets come from')).join('\n');
}

describe('settings', () => {
  it('have the defaults of a complete set-up', async () => {
    expect(await bootLine(noFile)).toBe('Secrets come from environment; AWS region us-east-1, TTL 3600 s');
    expect(await bootLine({ ...noFile, provider: 'aws' })).toBe(
      'Secrets come from aws-secrets-manager, then environment; AWS region us-east-1, TTL 3600 s',
    );
  });

  it('come from process.env, and an empty variable is an unset one', async () => {
    Object.assign(process.env, {
      SECRETS_PROVIDER: 'aws',
      SECRETS_CACHE_TTL: '0.5',
      SECRETS_AWS_REGION: 'eu-west-1',
    });
    expect(await bootLine(noFile)).toContain('AWS region eu-west-1, TTL 0.5 s');
    Object.assign(process.env, {
      SECRETS_AWS_REGION: '',
      AWS_REGION: '',
      AWS_DEFAULT_REGION: 'ap-south-1',
      SECRETS_CACHE_TTL: '',
    });
    expect(await bootLine(noFile)).toContain('AWS region ap-south-1, TTL 3600 s');
    process.env.AWS_REGION = 'sa-east-1';
    expect(await bootLine(noFile)).toContain('AWS region sa-east-1');
  });

  it('come from an option before the configuration before process.env before the .env of the link', async () => {
    const path = envFile('SECRETS_PROVIDER=aws\nSECRETS_CACHE_TTL=1\nSECRETS_AWS_REGION=eu-north-1\n');
    const env = { envFilePath: path };
    expect(await bootLine({ env })).toContain('AWS region eu-north-1, TTL 1 s');
    process.env.SECRETS_CACHE_TTL = '2';
    expect(await bootLine({ env })).toContain('TTL 2 s');
    const config = ConfigModule.forRoot({
      ignoreEnvFile: true,
      load: [() => ({ SECRETS_CACHE_TTL: 3, SECRETS_AWS_REGION: 'eu-west-3' })],
    });
    expect(await bootLine({ env }, [config])).toContain('AWS region eu-west-3, TTL 3 s');
    expect(await bootLine({ env, cache: { ttl: 4 }, aws: { region: 'eu-west-2' } }, [config])).toContain(
      'AWS region eu-west-2, TTL 4 s',
    );
  });

  it('come from a configuration that takes its time, and one that fails fails the boot', async () => {
    const later = <T>(settle: () => T) => new Promise<void>((resolve) => setImmediate(resolve)).then(settle);
    const loading = (settle: () => Record<string, number>) =>
      ConfigModule.forRoot({ ignoreEnvFile: true, load: [() => later(settle)] });
    expect(await bootLine(noFile, [loading(() => ({ SECRETS_CACHE_TTL: 5 }))])).toContain('TTL 5 s');
    const failing = loading(() => {
      throw new Error('no configuration today');
    });
    await expect(boot({ imports: [failing, SecretsModule.forRoot(noFile)] })).rejects.toThrow(
      'no configuration today',
    );
  });

  it('come from what a validation makes of process.env', async () => {
    process.env.SECRETS_CACHE_TTL = '5';
    const validated = ConfigModule.forRoot({
      ignoreEnvFile: true,
      validate: () => ({ SECRETS_CACHE_TTL: 6 }),
    });
    expect(await bootLine(noFile, [validated])).toContain('TTL 6 s');
  });

  it('never write .env into process.env', async () => {
    const app = await boot({
      imports: [SecretsModule.forRoot({ env: { envFilePath: envFile('ONLY_IN_FILE=value\n') } })],
    });
    expect(await app.get(SecretsService).getSecret('ONLY_IN_FILE')).toBe('value');
    expect(process.env.ONLY_IN_FILE).toBeUndefined();
    await app.close();
  });

  it.each(['0', '0.5', '300', ' 60 '])('take seconds: %j', async (seconds) => {
    process.env['SECRETS_CACHE_TTL'] = seconds;
    expect(await bootLine(noFile)).toContain(`TTL ${Number(seconds)} s`);
  });

  it.each([' ', 'abc', '-1', 'Infinity', 'NaN', '1e3', '0x10', '1,5', '5s'])(
    'do not guess what is meant by %j seconds',
    async (seconds) => {
      process.env['SECRETS_CACHE_TTL'] = seconds;
      await expect(boot({ imports: [SecretsModule.forRoot(noFile)] })).rejects.toThrow(
        `SECRETS_CACHE_TTL takes seconds, a number from 0 up, such as 300 or 0.5; got ${JSON.stringify(seconds)}`,
      );
    },
  );

  it('are refused in one error that names each, what it got and what it takes', async () => {
    Object.assign(process.env, {
      SECRETS_PROVIDER: 'gcp',
      SECRETS_CACHE_TTL: '-1',
      SECRETS_AWS_REGION: 'eu west',
    });
    const failing = boot({ imports: [SecretsModule.forRoot(noFile)] });
    await expect(failing).rejects.toMatchObject({ code: 'UNCONFIGURED' });
    await expect(failing).rejects.toThrow(
      /SECRETS_PROVIDER takes 'env' or 'aws'; got "gcp".*SECRETS_CACHE_TTL takes .*; got "-1".*SECRETS_AWS_REGION takes .*; got "eu west"/,
    );
  });

  it.each([
    [{ provider: 'gcp' }, /provider takes 'env' or 'aws'; got "gcp"/],
    [{ provider: 'env', chain: [new InMemorySecretsProvider()] }, /provider and chain exclude each other/],
    [{ chain: [] }, /chain takes a list of at least one provider; got an empty list/],
    [{ chain: [undefined] }, /chain\[0\] is no provider: it lacks name, getSecret, listSecrets, refresh/],
    [{ chain: [{}] }, /chain\[0\] is no provider: it lacks name, getSecret, listSecrets, refresh/],
    [{ providr: 'env' }, /providr is no option; there are provider, chain/],
    [{ cache: { ttl: Number.NaN } }, /cache\.ttl takes seconds.*; got NaN/],
    [{ cache: { ttl: '5' } }, /cache\.ttl takes seconds.*; got "5"/],
    [{ cache: { maxEntries: 0 } }, /cache\.maxEntries takes a whole number from 1 up; got 0/],
    [{ cache: { tll: 5 } }, /cache\.tll is no option/],
    [{ env: { file: 'x' } }, /env\.file is no option/],
    [{ env: { relaxed: 'yes' } }, /env\.relaxed takes true or false/],
    [{ fallback: 'all' }, /fallback takes 'not-found', 'transient' or 'any'; got "all"/],
    [{ required: ['ok', ''] }, /required\[1\]: .*must not be empty/],
    [{ required: 'KEY' }, /required takes a list of keys; got "KEY"/],
    [{ aws: { region: 'not a region' }, provider: 'aws' }, /aws\.region|region/],
    [{ masking: { keys: [/.*/] } }, /masking\.keys/],
  ])('refuse %j', async (options, message) => {
    const failing = boot({
      imports: [SecretsModule.forRoot({ ...noFile, ...options } as SecretsModuleOptions)],
    });
    await expect(failing).rejects.toThrow(message);
    await expect(failing).rejects.toMatchObject({ code: 'UNCONFIGURED' });
  });

  it('ignore SECRETS_PROVIDER beside a chain of one’s own', async () => {
    process.env.SECRETS_PROVIDER = 'nonsense';
    expect(await bootLine({ chain: [new InMemorySecretsProvider()] })).toBe(
      'Secrets come from in-memory; AWS region us-east-1, TTL 3600 s',
    );
  });
});

describe('forRootAsync', () => {
  @Injectable()
  class Wants {
    constructor(@InjectSecret('API_KEY') readonly key: string) {}
  }
  const options: SecretsModuleOptions = { chain: [new InMemorySecretsProvider({ API_KEY: 'the key' })] };

  @Injectable()
  class Options implements SecretsOptionsFactory {
    createSecretsOptions(): SecretsModuleOptions {
      return options;
    }
  }
  @Module({ providers: [Options], exports: [Options] })
  class OptionsModule {}

  it('takes useClass and useExisting', async () => {
    for (const root of [
      SecretsModule.forRootAsync({ useClass: Options }),
      SecretsModule.forRootAsync({ imports: [OptionsModule], useExisting: Options }),
    ]) {
      const app = await boot({ imports: [root], providers: [Wants] });
      expect(app.get(Wants).key).toBe('the key');
      await app.close();
    }
  });

  it('takes useFactory with ConfigService, also after an asynchronous load', async () => {
    const load = async (): Promise<Record<string, string>> => {
      await new Promise((resolve) => setImmediate(resolve));
      return { PLACE: 'aws' };
    };
    const app = await boot({
      imports: [
        ConfigModule.forRoot({ ignoreEnvFile: true, isGlobal: true, load: [load] }),
        SecretsModule.forRootAsync({
          inject: [ConfigService],
          useFactory: (config: ConfigService) => ({ ...noFile, provider: config.getOrThrow<'aws'>('PLACE') }),
        }),
      ],
    });
    const chain: { name: string }[] = app.get(SECRETS_CHAIN);
    expect(chain.map(({ name }) => name)).toEqual(['aws-secrets-manager', 'environment']);
    await app.close();
  });

  it('passes on what its factory throws', async () => {
    const root = SecretsModule.forRootAsync({
      useFactory: () => Promise.reject(new Error('no options today')),
    });
    await expect(boot({ imports: [root] })).rejects.toThrow('no options today');
  });
});

it('shows no value to inspect or JSON.stringify', async () => {
  const value = ['never', 'shown', '12345'].join('-');
  const app = await boot({
    imports: [SecretsModule.forRoot({ chain: [new InMemorySecretsProvider({ API_KEY: value })] })],
  });
  const service = app.get(SecretsService);
  expect(await service.getSecret('API_KEY')).toBe(value);
  for (const thing of [service, app.get(SECRETS_CHAIN)]) {
    expect(inspect(thing, { depth: 20, showHidden: true })).not.toContain(value);
    expect(JSON.stringify(thing)).not.toContain(value);
  }
  await app.close();
});
