import {
  createSecretsService,
  InjectSecret,
  type InjectSecretOptions,
  maskLogger,
  maskSecrets,
  SecretsModule,
  SecretsUnconfiguredError,
  SkipSecretMasking,
} from 'nestjs-secrets';
import { InMemorySecretsProvider, SecretsTestingModule } from 'nestjs-secrets/testing';
import { describe, expect, it } from 'vitest';

const service = () => createSecretsService({ chain: [new InMemorySecretsProvider({ KEY: 'a value' })] });
const isAuthError = () => true;

describe('what TypeScript would have refused', () => {
  it.each<[options: unknown, message: RegExp]>([
    [{ optinal: true }, /InjectSecret\("KEY"\)\.optinal is no option; there are optional, default, json/],
    [{ json: 'yes' }, /InjectSecret\("KEY"\)\.json takes true or false; got "yes"/],
    [null, /InjectSecret\("KEY"\) takes an object with optional, default, json; got null/],
    ['not-a-real-one', /InjectSecret\("KEY"\) takes an object with optional, default, json; got a string$/],
  ])('as options of @InjectSecret is told where it stands: %j', (options, message) => {
    expect(() => InjectSecret('KEY', options as InjectSecretOptions)).toThrow(message);
  });

  it('as keys of forFeature() and prefetch() is told: one key is no list of them', async () => {
    expect(() => SecretsModule.forFeature('KEY' as never)).toThrow(
      /forFeature\(\) takes a list of keys; got "KEY"/,
    );
    await expect(service().prefetch('KEY' as never)).rejects.toThrow(
      /prefetch\(\) takes a list of keys; got "KEY"/,
    );
  });

  it.each<[options: unknown, got: RegExp]>([
    [undefined, /got none of them/],
    [{}, /got none of them/],
    [{ useFactory: () => ({}), useClass: class {} }, /got useFactory and useClass/],
  ])('as options of forRootAsync() is told: %j', (options, got) => {
    const call = () => SecretsModule.forRootAsync(options as never);
    expect(call).toThrow(SecretsUnconfiguredError);
    expect(call).toThrow(/takes one of useFactory, useClass, useExisting/);
    expect(call).toThrow(got);
  });

  it('as options of createSecretsService() is told at once, as at a boot', () => {
    const wrong = { provider: 'gcp', env: { relaxed: 'no' }, cache: { ttl: -1 } } as never;
    expect(() => createSecretsService(wrong)).toThrow(
      /provider takes 'env' or 'aws'.*env\.relaxed takes.*cache\.ttl takes/,
    );
    expect(() => createSecretsService(null as never)).toThrow(SecretsUnconfiguredError);
  });

  it.each<[call: () => unknown, message: RegExp]>([
    [
      () => SkipSecretMasking({ vals: true } as never),
      /SkipSecretMasking\.vals is no option; there are values/,
    ],
    [
      () => SkipSecretMasking({ values: 'no' } as never),
      /SkipSecretMasking\.values takes true or false; got "no"/,
    ],
    [
      () => SkipSecretMasking('apiKey', 5 as never),
      /SkipSecretMasking\[1\] takes a text that is not empty; got 5/,
    ],
    [() => maskLogger(5 as never), /maskLogger\(\) takes a logger with log, error and warn; got a number$/],
    [
      () => maskLogger(undefined as never),
      /maskLogger\(\) takes a logger with log, error and warn; got null/,
    ],
    [
      () => maskSecrets('hunter2x', 'hunter2x' as never),
      /maskSecrets takes a list of words and regular expressions; got a string$/,
    ],
    [
      () => maskSecrets({}, [/./]),
      /maskSecrets\[0\] takes a word .* that does not match every key; got \/\.\//,
    ],
  ])(
    'as what masking leaves alone, adds to or wraps is told before it does any harm (%#)',
    (call, message) => {
      expect(call).toThrow(SecretsUnconfiguredError);
      expect(call).toThrow(message);
    },
  );

  it('as functions of withSecret() and onChange() is told before any secret is read', async () => {
    const secrets = service();
    await expect(secrets.withSecret('KEY', undefined as never, { isAuthError })).rejects.toThrow(
      /got undefined/,
    );
    await expect(secrets.withSecret('KEY', async () => 1, undefined as never)).rejects.toThrow(
      /function isAuthError/,
    );
    await expect(secrets.withSecret('KEY', async () => 1, {} as never)).rejects.toBeInstanceOf(TypeError);
    expect(() => secrets.onChange({} as never)).toThrow(/onChange\(\) takes a function; got an object/);
    expect(secrets.status()).toEqual([]);
  });

  it('in the place of a function is not shown, since it may be a secret', async () => {
    const secrets = service();
    const value = 'not-a-real-one' as never;
    await expect(secrets.withSecret('KEY', value, { isAuthError })).rejects.toThrow(/; got a string$/);
    await expect(secrets.withSecret('KEY', async () => 1, { isAuthError: value })).rejects.toThrow(
      /; got a string$/,
    );
    expect(() => secrets.onChange(value)).toThrow(/; got a string$/);
  });

  it('as a value of a test is told by its key, and not shown', () => {
    expect(() => SecretsTestingModule.forTest({ PIN: 271_828 } as never)).toThrow(
      'The secret "PIN" of a test must be a text, got number',
    );
  });
});
