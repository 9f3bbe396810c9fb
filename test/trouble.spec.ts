import { mkdirSync, mkdtempSync, symlinkSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  EnvironmentSecretsProvider,
  type FallbackMode,
  InjectSecret,
  SecretDeniedError,
  SecretInvalidError,
  SecretNotFoundError,
  SecretsModule,
  SecretsUnconfiguredError,
  SecretUnavailableError,
} from 'nestjs-secrets';
import { AwsSecretsManagerProvider } from 'nestjs-secrets/aws';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { boot } from './support/boot.js';
import { isolateEnvironment } from './support/environment.js';
import {
  awsError,
  type Behaviour,
  drip,
  type FakeAws,
  hang,
  raw,
  reset,
  resetMidBody,
  stall,
  startFakeAws,
} from './support/misbehaving-server.js';
import { motoAccount } from './support/moto-server.js';
import { selfSignedCertificate } from './support/self-signed.js';
import { type ServiceUnderTest, serviceUnderTest } from './support/service-under-test.js';
import { transpileLibrary } from './support/transpiled-library.js';

// Each describe is named after a row of the table of troubles in the contract.

isolateEnvironment();

const MODES: readonly FallbackMode[] = ['not-found', 'transient', 'any'];
const environment = () => new EnvironmentSecretsProvider({ envFilePath: false });

let aws: FakeAws;
beforeEach(async () => {
  aws = await startFakeAws({ secrets: { KEY: 'of AWS' } });
});
afterEach(() => aws.close());

/** AWS before the environment, with a region, an endpoint and credentials of the test. */
function chainOn(connection: object, options: Parameters<typeof serviceUnderTest>[1] = {}): ServiceUnderTest {
  return serviceUnderTest([new AwsSecretsManagerProvider(connection), environment()], options);
}

/** Reads while the store hangs: the clock is moved once the request has arrived. */
async function whileHanging<T>(
  { clock }: ServiceUnderTest,
  read: () => Promise<T>,
  call: number,
): Promise<T> {
  const reading = read();
  reading.catch(() => {});
  await aws.call(call);
  clock.advance(3);
  return reading;
}

describe('AWS SDK not installed', () => {
  it('the next link answers, in listings too, after one warning that names the package; under less than any it is thrown', async () => {
    const library = await transpileLibrary(['.'], 'module');
    const installed = fileURLToPath(new URL('../node_modules', import.meta.url));
    mkdirSync(join(library.folder, 'node_modules'));
    for (const name of readdirSync(installed)) {
      if (!name.startsWith('@aws'))
        symlinkSync(join(installed, name), join(library.folder, 'node_modules', name));
    }
    const printed = await library.run(`
      import 'reflect-metadata';
      import { Logger } from '@nestjs/common';
      import { createSecretsService } from './outside/secrets.functions.js';
      const lines = [];
      const take = (level) => (message) => lines.push(level + ': ' + message);
      Logger.overrideLogger({ log: take('log'), warn: take('warn'), error: take('error'), debug() {}, verbose() {} });
      process.env.FROM_ENV = 'of the environment';
      const tell = (promise) => promise.then((value) => value ?? null, (error) => error.name + ' ' + error.code);
      const told = [];
      for (const fallback of ['any', 'transient', 'not-found']) {
        const service = createSecretsService({ provider: 'aws', fallback, env: { envFilePath: false } });
        told.push([
          await tell(service.getSecret('FROM_ENV')),
          await tell(service.getSecret('FROM_ENV_2', 'by default')),
          await tell(service.getSecretOrThrow('NOWHERE')),
          await tell(service.listSecrets('FROM_ENV')),
        ]);
      }
      console.log(JSON.stringify({ told, lines }));
    `);
    await library.remove();
    const { told, lines } = JSON.parse(printed) as { told: unknown[]; lines: string[] };
    const thrown = 'SecretsUnconfiguredError UNCONFIGURED';
    expect(told).toEqual([
      ['of the environment', 'by default', 'SecretNotFoundError NOT_FOUND', ['FROM_ENV']],
      [thrown, thrown, thrown, thrown],
      [thrown, thrown, thrown, thrown],
    ]);
    const warnings = lines.filter((line) => line.includes('npm install @aws-sdk/client-secrets-manager'));
    expect(warnings).toHaveLength(3); // one for each of the three services
    expect(warnings[0]).toMatch(/^warn: aws-secrets-manager is left out of the chain/);
  });
});

describe('AWS credentials missing', () => {
  const withoutCredentials = () => ({
    ...aws.connection,
    credentials: () => Promise.reject(Object.assign(new Error('none'), { name: 'CredentialsProviderError' })),
  });

  it('the next link answers, in listings too, after one warning for any number of keys and reads', async () => {
    process.env.KEY = 'of the environment';
    const { service, log } = chainOn(withoutCredentials());
    for (let n = 0; n < 10; n++) {
      expect(await service.getSecret('KEY')).toBe('of the environment');
      expect(await service.getSecret(`NONE_${n}`, 'by default')).toBe('by default');
    }
    expect(await service.listSecrets('KE')).toEqual(['KEY']);
    await expect(service.getSecretOrThrow('NONE')).rejects.toBeInstanceOf(SecretNotFoundError);
    expect(log.shown.filter((line) => line.includes('left out of the chain'))).toEqual([
      expect.stringMatching(/^warn: .*no AWS credentials/),
    ]);
    expect(aws.calls).toHaveLength(0);
  });

  it.each(['not-found', 'transient'] as const)('is thrown under %s, default or not', async (fallback) => {
    process.env.KEY = 'of the environment';
    const { service } = chainOn(withoutCredentials(), { fallback });
    await expect(service.getSecret('KEY', 'by default')).rejects.toBeInstanceOf(SecretsUnconfiguredError);
    await expect(service.listSecrets()).rejects.toBeInstanceOf(SecretsUnconfiguredError);
  });
});

describe('secret not in AWS, or marked for deletion', () => {
  it.each(MODES)('the next link answers under %s, told at debug', async (fallback) => {
    const account = motoAccount();
    await account.put('DELETED', 'of AWS');
    await account.markForDeletion('DELETED');
    Object.assign(process.env, { DELETED: 'of the environment', NEVER: 'of the environment' });
    const { service, log } = chainOn({ ...account.connection, prefix: account.prefix }, { fallback });
    expect(await service.getSecret('DELETED')).toBe('of the environment');
    expect(await service.getSecret('NEVER')).toBe('of the environment');
    expect(log.shown).toEqual([]);
    expect(log.at('debug')).toHaveLength(2);
  });
});

describe('connection error, timeout, 5xx, throttling', () => {
  const troubles: [string, Behaviour][] = [
    ['a reset', reset],
    ['a reset in the middle of the body', resetMidBody],
    ['500', awsError('InternalServiceError', 500)],
    ['503 without a body', raw(503, '')],
    ['throttling', awsError('ThrottlingException')],
  ];

  it.each(troubles)(
    '%s: the last value while it is allowed, then the next link; one warning',
    async (_, behaviour) => {
      process.env.KEY = 'of the environment';
      const { service, clock, log } = chainOn(aws.connection, { cache: { ttl: 100, staleIfError: 50 } });
      expect(await service.getSecret('KEY')).toBe('of AWS');
      aws.otherwise(behaviour);
      clock.advance(100);
      expect(await service.getSecret('KEY')).toBe('of AWS');
      clock.advance(50);
      expect(await service.getSecret('KEY')).toBe('of the environment');
      expect(log.shown).toEqual([
        expect.stringMatching(/^warn: aws-secrets-manager does not answer, asked for "KEY"/),
      ]);
      aws.otherwise();
      clock.advance(60);
      expect(await service.getSecret('KEY')).toBe('of AWS');
      expect(log.shown.slice(1)).toEqual(['log: aws-secrets-manager answers again']);
    },
  );

  it('1000 reads during an outage are one warning, and few calls', async () => {
    aws.otherwise(awsError('InternalServiceError', 500));
    const { service, log } = chainOn(aws.connection);
    await Promise.all(Array.from({ length: 500 }, () => service.getSecret('KEY', 'by default')));
    for (let n = 0; n < 500; n++) expect(await service.getSecret('KEY', 'by default')).toBe('by default');
    expect(log.shown).toHaveLength(1);
    expect(aws.calls).toHaveLength(3); // one call, tried three times by the SDK
  });

  it('many keys during an outage are one warning too', async () => {
    aws.otherwise(reset);
    const { service, log } = chainOn(aws.connection);
    await Promise.all(Array.from({ length: 20 }, (_, n) => service.getSecret(`KEY_${n}`)));
    expect(log.shown).toHaveLength(1);
  });

  it.each([
    ['a hanging connection', hang],
    ['a stalled body', stall],
    ['a dripping body', drip],
  ])('%s ends within the deadline', async (_, behaviour) => {
    aws.otherwise(behaviour);
    process.env.KEY = 'of the environment';
    const under = chainOn(aws.connection);
    expect(await whileHanging(under, () => under.service.getSecret('KEY'), 1)).toBe('of the environment');
    expect(under.log.shown).toEqual([expect.stringContaining('no answer within 3 s')]);
    expect(under.clock.pendingKeepAlive).toBe(0);
    await (
      await aws.call(1)
    ).disconnected;
  });

  it('credentials that never resolve end within the deadline', async () => {
    process.env.KEY = 'of the environment';
    let asked: () => void;
    const asking = new Promise<void>((resolve) => (asked = resolve));
    const credentials = () => {
      asked();
      return new Promise<never>(() => {});
    };
    const under = chainOn({ ...aws.connection, credentials });
    const reading = under.service.getSecret('KEY');
    await asking;
    under.clock.advance(3);
    expect(await reading).toBe('of the environment');
  });

  it('nothing listening, and a host that does not exist, are passing trouble', async () => {
    process.env.KEY = 'of the environment';
    for (const endpoint of ['http://127.0.0.1:9', 'http://nosuch.invalid']) {
      const { service } = chainOn({ ...aws.connection, endpoint }, { fallback: 'transient' });
      expect(await service.getSecret('KEY')).toBe('of the environment');
    }
  });

  it('is thrown under not-found, default or not, and falls back under transient', async () => {
    aws.otherwise(awsError('ThrottlingException'));
    process.env.KEY = 'of the environment';
    const strict = chainOn(aws.connection, { fallback: 'not-found' });
    await expect(strict.service.getSecret('KEY', 'by default')).rejects.toBeInstanceOf(
      SecretUnavailableError,
    );
    await expect(strict.service.getSecretJson('KEY', {})).rejects.toBeInstanceOf(SecretUnavailableError);
    const { service } = chainOn(aws.connection, { fallback: 'transient' });
    expect(await service.getSecret('KEY')).toBe('of the environment');
  });

  it('throttled once is success without a line', async () => {
    aws.next(awsError('ThrottlingException'));
    const { service, log } = chainOn(aws.connection);
    expect(await service.getSecret('KEY')).toBe('of AWS');
    expect(log.shown).toEqual([]);
  });
});

describe('access denied, decryption failure, bad certificate', () => {
  it.each(['AccessDeniedException', 'DecryptionFailure'])(
    '%s: the next link, the last value is dropped; one error line naming link and key',
    async (type) => {
      process.env.KEY = 'of the environment';
      const { service, clock, log } = chainOn(aws.connection, { cache: { ttl: 100 } });
      await service.getSecret('KEY');
      aws.otherwise(awsError(type));
      clock.advance(99);
      expect(await service.getSecret('KEY')).toBe('of AWS');
      clock.advance(1);
      for (let n = 0; n < 5; n++) {
        expect(await service.getSecret('KEY')).toBe('of the environment');
        clock.advance(120);
      }
      expect(log.shown).toEqual([
        expect.stringMatching(/^error: aws-secrets-manager cannot give "KEY", because: refused/),
      ]);
      expect(log.shown[0]).toContain(type);
      expect(log.shown[0]).not.toContain('told by');
      // Once it was denied, an outage does not bring the old value back.
      aws.otherwise(reset);
      clock.advance(120);
      expect(await service.getSecret('KEY')).toBe('of the environment');
    },
  );

  it.each(['not-found', 'transient'] as const)('is thrown under %s, default or not', async (fallback) => {
    process.env.KEY = 'of the environment';
    aws.otherwise(awsError('AccessDeniedException'));
    const { service } = chainOn(aws.connection, { fallback });
    await expect(service.getSecret('KEY', 'by default')).rejects.toBeInstanceOf(SecretDeniedError);
    await expect(service.getSecretOrThrow('KEY')).rejects.toBeInstanceOf(SecretDeniedError);
  });

  it('a certificate that is not trusted is no passing trouble', async () => {
    process.env.KEY = 'of the environment';
    const tls = await startFakeAws({ tls: selfSignedCertificate() });
    const strict = chainOn(tls.connection, { fallback: 'transient' });
    await expect(strict.service.getSecret('KEY')).rejects.toBeInstanceOf(SecretDeniedError);
    const { service, log } = chainOn(tls.connection);
    expect(await service.getSecret('KEY')).toBe('of the environment');
    expect(log.shown).toEqual([expect.stringMatching(/^error: .*"KEY".*certificate/)]);
    await tls.close();
  });
});

describe('a link failed and no other has the key', () => {
  it('gives undefined or the default, and an error to who needs it', async () => {
    aws.otherwise(awsError('AccessDeniedException'));
    const { service } = chainOn(aws.connection);
    expect(await service.getSecret('NONE')).toBeUndefined();
    expect(await service.getSecret('NONE', 'by default')).toBe('by default');
    expect(await service.getSecretJson('NONE', { a: 1 })).toEqual({ a: 1 });
    await expect(service.getSecretOrThrow('NONE')).rejects.toBeInstanceOf(SecretUnavailableError);
    await expect(service.getSecretOrThrow('NONE')).rejects.toThrow(
      /"NONE" could not be read: aws-secrets-manager: refused/,
    );
  });

  it.each(['not-found', 'transient'] as const)('is thrown under %s, default or not', async (fallback) => {
    aws.otherwise(awsError('AccessDeniedException'));
    const { service } = chainOn(aws.connection, { fallback });
    for (const read of [
      () => service.getSecret('NONE'),
      () => service.getSecret('NONE', 'by default'),
      () => service.getSecretJson('NONE', {}),
      () => service.getSecretBinary('NONE'),
      () => service.getSecretOrThrow('NONE'),
    ]) {
      await expect(read()).rejects.toBeInstanceOf(SecretDeniedError);
    }
  });

  it('fails the boot for every @InjectSecret, optional or with a default too', async () => {
    aws.otherwise(awsError('AccessDeniedException'));
    class Wants {
      constructor(
        @InjectSecret('ONE', { optional: true }) readonly one: string,
        @InjectSecret('TWO', { default: 'x' }) readonly two: string,
      ) {}
    }
    const root = SecretsModule.forRoot({ provider: 'aws', aws: aws.connection, env: { envFilePath: false } });
    const failing = boot({ imports: [root], providers: [Wants] });
    await expect(failing).rejects.toBeInstanceOf(SecretUnavailableError);
    await expect(failing).rejects.toThrow(/"ONE"[^]*wanted by Wants[^]*"TWO"/);
  });
});

describe('in no provider', () => {
  it.each(MODES)(
    'gives undefined or the default, and SecretNotFoundError to who needs it, under %s',
    async (fallback) => {
      const { service } = chainOn(aws.connection, { fallback });
      expect(await service.getSecret('NONE')).toBeUndefined();
      expect(await service.getSecret('NONE', '')).toBe('');
      expect(await service.getSecretBinary('NONE')).toBeUndefined();
      await expect(service.getSecretOrThrow('NONE')).rejects.toBeInstanceOf(SecretNotFoundError);
    },
  );

  it('is told at debug, and in at most one summary a minute at warn', async () => {
    const { service, clock, log } = chainOn(aws.connection);
    for (let n = 0; n < 50; n++) await service.getSecret(`NONE_${n}`);
    expect(log.at('warn')).toEqual(['In no provider: "NONE_0"']);
    clock.advance(60);
    await service.getSecret('LATER');
    expect(log.at('warn').slice(1)).toEqual([
      expect.stringMatching(/^In no provider: "NONE_1".*in 50 reads/),
    ]);
  });

  it('costs one call for each negativeTtl, not one for each read', async () => {
    process.env.ONLY_ENV = 'of the environment';
    const { service, clock } = chainOn(aws.connection, { cache: { negativeTtl: 30 } });
    for (let n = 0; n < 100; n++) expect(await service.getSecret('ONLY_ENV')).toBe('of the environment');
    expect(aws.calls).toHaveLength(1);
    clock.advance(30);
    await service.getSecret('ONLY_ENV');
    expect(aws.calls).toHaveLength(2);
  });
});

describe('invalid JSON in a secret', () => {
  const text = `{"password": "${'pw'.repeat(8)}`;

  it.each(MODES)(
    'gives undefined or the default under %s, after one warning that names the key only',
    async (fallback) => {
      aws.secrets.set('BAD', text);
      const { service, log } = chainOn(aws.connection, { fallback });
      expect(await service.getSecretJson('BAD')).toBeUndefined();
      expect(await service.getSecretJson('BAD', { a: 1 })).toEqual({ a: 1 });
      expect(await service.getSecret('BAD')).toBe(text);
      expect(log.shown).toEqual([expect.stringMatching(/^warn: Secret "BAD" of aws-secrets-manager/)]);
      expect(log.shown[0]).not.toMatch(/pw|password/);
    },
  );
});

describe('binary secret read as text, key#path into what is no JSON', () => {
  it('a binary secret gives undefined or the default, and SecretInvalidError to who needs it', async () => {
    const account = motoAccount();
    await account.put('BINARY', new Uint8Array([0, 255, 1]));
    const { service, log } = chainOn({ ...account.connection, prefix: account.prefix });
    expect(await service.getSecret('BINARY')).toBeUndefined();
    expect(await service.getSecret('BINARY', 'by default')).toBe('by default');
    await expect(service.getSecretOrThrow('BINARY')).rejects.toBeInstanceOf(SecretInvalidError);
    expect(await service.getSecretBinary('BINARY')).toEqual(new Uint8Array([0, 255, 1]));
    expect(log.shown).toEqual([expect.stringMatching(/^warn: .*"BINARY".*binary/)]);
  });

  it.each(['not-found', 'transient'] as const)(
    'a binary secret is thrown under %s, default or not',
    async (fallback) => {
      const account = motoAccount();
      await account.put('BINARY', new Uint8Array([0, 255, 1]));
      process.env.BINARY = 'of the environment';
      const { service } = chainOn({ ...account.connection, prefix: account.prefix }, { fallback });
      await expect(service.getSecret('BINARY', 'by default')).rejects.toBeInstanceOf(SecretInvalidError);
      expect(await service.getSecretBinary('BINARY')).toEqual(new Uint8Array([0, 255, 1]));
    },
  );

  it.each(MODES)(
    'a path into a text gives undefined or the default under %s: the link has answered',
    async (fallback) => {
      aws.secrets.set('PLAIN', 'plain text');
      process.env.PLAIN = '{"user":"of the environment"}';
      const { service } = chainOn(aws.connection, { fallback });
      expect(await service.getSecret('PLAIN#user')).toBeUndefined();
      expect(await service.getSecret('PLAIN#user', 'by default')).toBe('by default');
    },
  );

  it.each(['plain text', '"a string"', '5', 'null'])('a path into %s is the same', async (text) => {
    aws.secrets.set('PLAIN', text);
    const { service, log } = chainOn(aws.connection);
    expect(await service.getSecret('PLAIN#user')).toBeUndefined();
    expect(await service.getSecret('PLAIN#user', 'by default')).toBe('by default');
    await expect(service.getSecretOrThrow('PLAIN#user')).rejects.toBeInstanceOf(SecretInvalidError);
    expect(log.shown).toEqual([expect.stringMatching(/^warn: Secret "PLAIN#user"/)]);
  });

  it('a path to nothing is missing', async () => {
    aws.secrets.set('DB', '{"user":null,"deep":{"a":[1]}}');
    const { service } = chainOn(aws.connection);
    expect(await service.getSecret('DB#deep.a.0')).toBe('1');
    expect(await service.getSecretJson('DB#deep')).toEqual({ a: [1] });
    for (const path of ['user', 'none', 'deep.b']) {
      await expect(service.getSecretOrThrow(`DB#${path}`)).rejects.toBeInstanceOf(SecretNotFoundError);
    }
  });
});

describe('.env missing', () => {
  it('process.env only', async () => {
    process.env.KEY = 'of the environment';
    const link = new EnvironmentSecretsProvider({ envFilePath: join(tmpdir(), 'no', 'such', '.env') });
    const { service, log } = serviceUnderTest([link]);
    expect(await service.getSecret('KEY')).toBe('of the environment');
    expect(log.lines).toEqual([]);
  });
});

describe('.env unreadable, a directory, not UTF-8', () => {
  it('a boot error naming the file', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'secrets-'));
    const latin = join(directory, '.env.latin');
    writeFileSync(latin, Buffer.from([0x4b, 0x3d, 0xe9]));
    for (const envFilePath of [directory, latin]) {
      const failing = boot({ imports: [SecretsModule.forRoot({ env: { envFilePath } })] });
      await expect(failing).rejects.toThrow(JSON.stringify(envFilePath));
    }
  });

  it('after a refresh it is a failure of the link, not a missing secret', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'secrets-'));
    const path = join(directory, '.env');
    writeFileSync(path, 'KEY=value');
    const { service, log } = serviceUnderTest([new EnvironmentSecretsProvider({ envFilePath: path })]);
    expect(await service.getSecret('KEY')).toBe('value');
    writeFileSync(path, Buffer.from([0x4b, 0x3d, 0xe9]));
    await service.refresh();
    await expect(service.getSecretOrThrow('KEY')).rejects.toBeInstanceOf(SecretUnavailableError);
    expect(await service.getSecret('KEY', 'by default')).toBe('by default');
    expect(log.shown).toEqual([expect.stringContaining(JSON.stringify(path).slice(1, -1))]);
  });
});

describe('keys like __proto__, constructor, toString', () => {
  it('are ordinary keys, usually missing', async () => {
    const { service } = chainOn(aws.connection);
    for (const key of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      expect(await service.getSecret(key)).toBeUndefined();
      expect(await service.getSecretJson(key)).toBeUndefined();
    }
    aws.secrets.set('constructor', 'a value');
    await service.refresh();
    expect(await service.getSecret('constructor')).toBe('a value');
  });
});
