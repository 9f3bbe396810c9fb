import {
  InjectSecret,
  SecretDeniedError,
  SecretNotFoundError,
  SecretsModule,
  SecretsUnconfiguredError,
  SecretUnavailableError,
} from 'nestjs-secrets';
import type { AwsCredentials } from 'nestjs-secrets/aws';
import { InMemorySecretsProvider } from 'nestjs-secrets/testing';
import { describe, expect, it, vi } from 'vitest';
import { boot } from '../support/boot.js';
import { failureOf, LEAK } from '../support/failure.js';
import { OF_AWS, OF_ENV, useFaultyStore } from '../support/faulty-store.js';
import { answer, awsError, type Behaviour, reset } from '../support/misbehaving-server.js';

const store = useFaultyStore();
const REFUSALS = ['AccessDeniedException', 'DecryptionFailure'];
const refused = /^error: aws-secrets-manager cannot give "KEY", because: refused/;

describe('access denied cold / on refresh: by fallback / not served past the TTL', () => {
  it.each(REFUSALS)(
    '%s, cold: the next link under any, one call, one error line naming link and key',
    async (type) => {
      process.env.KEY = OF_ENV;
      store.aws.otherwise(awsError(type, 400, LEAK));
      const { service, log } = store.chain();
      for (let n = 0; n < 10; n++) expect(await service.getSecret('KEY')).toBe(OF_ENV);
      expect(store.aws.calls).toHaveLength(1);
      expect(log.shown).toEqual([expect.stringMatching(refused)]);
      expect(log.shown[0]).toContain(type);
    },
  );

  it.each(['not-found', 'transient'] as const)('cold: thrown under %s, default or not', async (fallback) => {
    process.env.KEY = OF_ENV;
    store.aws.otherwise(awsError('AccessDeniedException', 400, LEAK));
    const { service, log } = store.chain({ fallback });
    for (const read of [
      () => service.getSecret('KEY'),
      () => service.getSecret('KEY', 'by default'),
      () => service.getSecretJson('KEY', {}),
      () => service.getSecretOrThrow('KEY'),
    ]) {
      expect(await failureOf(read())).toBeInstanceOf(SecretDeniedError);
    }
    expect(await failureOf(service.getSecretBinary('KEY'))).toBeInstanceOf(SecretDeniedError);
    expect(store.aws.calls).toHaveLength(2); // text, and bytes
    expect(log.at('error')).toHaveLength(2);
  });

  it.each(REFUSALS)(
    '%s, on refresh: served until the TTL, not past it, and no outage brings it back',
    async (type) => {
      process.env.KEY = OF_ENV;
      const { service, clock, log } = store.chain({ cache: { ttl: 100 } });
      await service.getSecret('KEY');
      store.aws.otherwise(awsError(type, 400, LEAK));
      clock.advance(99);
      expect(await service.getSecret('KEY')).toBe(OF_AWS);
      clock.advance(1);
      for (let n = 0; n < 5; n++) {
        expect(await service.getSecret('KEY')).toBe(OF_ENV);
        clock.advance(120);
      }
      expect(log.shown).toEqual([expect.stringMatching(refused)]);
      store.aws.otherwise(reset);
      clock.advance(120);
      expect(await service.getSecret('KEY')).toBe(OF_ENV);
      store.aws.otherwise();
      clock.advance(120);
      expect(await service.getSecret('KEY')).toBe(OF_AWS);
      expect(log.at('log')).toEqual([
        'aws-secrets-manager answers again for "KEY"',
        'aws-secrets-manager answers again',
      ]);
    },
  );

  it.each([
    ['a KMS key that is disabled', 'KMSDisabledException'],
    ['a KMS key that is to be deleted', 'KMSInvalidStateException'],
    ['a KMS key that is gone', 'KMSNotFoundException'],
    ['a signature for another region', 'SignatureDoesNotMatch'],
    ['credentials of another partition', 'UnrecognizedClientException'],
    ['a clock that is wrong for good', 'RequestExpired'],
  ])('%s is the same', async (_, type) => {
    process.env.KEY = OF_ENV;
    store.aws.otherwise(awsError(type, 400, LEAK));
    const { service, log } = store.chain();
    for (let n = 0; n < 5; n++) expect(await service.getSecret('KEY')).toBe(OF_ENV);
    expect(log.shown).toEqual([expect.stringMatching(refused)]);
    const strict = store.chain({ fallback: 'transient' });
    expect(await failureOf(strict.service.getSecret('KEY'))).toBeInstanceOf(SecretDeniedError);
  });

  it('of thousands of made-up keys is a thousand lines in five minutes, however often they are read', async () => {
    const link = new InMemorySecretsProvider();
    link.failNext(new SecretDeniedError(LEAK), Infinity);
    const { service, clock, log } = store.chainOf([link]);
    for (let round = 0; round < 3; round++) {
      for (let n = 0; n < 3000; n++) await service.getSecret(`made-up-${n}`, 'by default');
      clock.advance(60);
    }
    expect(log.shown).toHaveLength(1000);
    clock.advance(300);
    await service.getSecret('ANOTHER', 'by default');
    expect(log.shown.slice(1000)).toEqual([expect.stringMatching(/^error: .*cannot give "ANOTHER"/)]);
  });

  it('a wrong clock that the server tells of is set right by the SDK, without a line', async () => {
    const skewed: Behaviour = (response, call) => {
      response.setHeader('date', new Date(Date.now() + 3_600_000).toUTCString());
      awsError('RequestTimeTooSkewed', 403)(response, call);
    };
    store.aws.next(skewed);
    const { service, log } = store.chain();
    expect(await service.getSecret('KEY')).toBe(OF_AWS);
    expect([store.aws.calls.length, log.shown]).toEqual([2, []]);
  });

  it('KMS that is throttled is passing trouble', async () => {
    process.env.KEY = OF_ENV;
    store.aws.otherwise(awsError('KMSThrottlingException', 400, LEAK));
    const { service } = store.chain({ fallback: 'transient' });
    expect(await service.getSecret('KEY')).toBe(OF_ENV);
  });
});

describe('expired credentials: rebuilt once, tried once more', () => {
  const expired = awsError('ExpiredTokenException', 400, LEAK);
  const good = async (): Promise<AwsCredentials> => store.aws.connection.credentials;

  it('success without a line, in two calls, credentials asked for twice', async () => {
    store.aws.next(expired);
    const credentials = vi.fn<() => Promise<AwsCredentials>>(good);
    const { service, log } = store.chain({}, { credentials });
    expect(await service.getSecret('KEY')).toBe(OF_AWS);
    expect([store.aws.calls.length, credentials.mock.calls.length, log.shown]).toEqual([2, 2, []]);
  });

  it('that stay expired are a refusal: two calls, one line, then the back-off', async () => {
    process.env.KEY = OF_ENV;
    store.aws.otherwise(expired);
    const credentials = vi.fn<() => Promise<AwsCredentials>>(good);
    const { service, clock, log } = store.chain({}, { credentials });
    for (let second = 0; second < 60; second++) {
      for (let n = 0; n < 10; n++) expect(await service.getSecret('KEY')).toBe(OF_ENV);
      clock.advance(1);
    }
    // After 0, 1.5, 4.5, 10.5, 22.5 and 46.5 seconds.
    expect(store.aws.calls).toHaveLength(2 * 6);
    expect(credentials.mock.calls.length).toBeLessThanOrEqual(2 * 6);
    expect(log.shown).toEqual([expect.stringMatching(refused)]);
  });

  it('under a hundred readers of ten keys each is asked twice at most, and everybody has the value', async () => {
    const found = answer({ SecretString: OF_AWS });
    store.aws.otherwise((response, call) => {
      const isOld = response.req.headers.authorization?.includes('Credential=old/');
      (isOld ? expired : found)(response, call);
    });
    const credentials = vi.fn<() => Promise<AwsCredentials>>(good);
    credentials.mockResolvedValueOnce({ accessKeyId: 'old', secretAccessKey: 'test' });
    const { service, log } = store.chain({}, { credentials });
    const reads = Array.from({ length: 100 }, (_, n) => service.getSecret(`KEY_${n % 10}`));
    expect(new Set(await Promise.all(reads))).toEqual(new Set([OF_AWS]));
    expect(store.aws.calls).toHaveLength(20);
    expect(credentials).toHaveBeenCalledTimes(2);
    expect(log.shown).toEqual([]);
  });
});

describe('AWS credentials missing', () => {
  const credentials = () =>
    Promise.reject(Object.assign(new Error(LEAK), { name: 'CredentialsProviderError' }));

  it('the next link answers, in listings too, after one warning for any number of keys and reads', async () => {
    process.env.KEY = OF_ENV;
    const { service, log } = store.chain({}, { credentials });
    for (let n = 0; n < 10; n++) {
      expect(await service.getSecret('KEY')).toBe(OF_ENV);
      expect(await service.getSecret(`NONE_${n}`, 'by default')).toBe('by default');
    }
    expect(await service.listSecrets('KE')).toEqual(['KEY']);
    expect(await failureOf(service.getSecretOrThrow('NONE'))).toBeInstanceOf(SecretNotFoundError);
    expect(log.shown.filter((line) => line.includes('is not set up'))).toEqual([
      expect.stringMatching(/^warn: .*no AWS credentials/),
    ]);
    expect(store.aws.calls).toHaveLength(0);
  });

  it.each(['not-found', 'transient'] as const)('thrown under %s, default or not', async (fallback) => {
    process.env.KEY = OF_ENV;
    const { service } = store.chain({ fallback }, { credentials });
    expect(await failureOf(service.getSecret('KEY', 'by default'))).toBeInstanceOf(SecretsUnconfiguredError);
    expect(await failureOf(service.listSecrets())).toBeInstanceOf(SecretsUnconfiguredError);
  });

  it('and found later: the store answers from then on, and a second loss is told of again', async () => {
    process.env.KEY = OF_ENV;
    const flaky = vi.fn<() => Promise<AwsCredentials>>(async () => store.aws.connection.credentials);
    flaky.mockImplementationOnce(credentials);
    const { service, clock, log } = store.chain({}, { credentials: flaky });
    expect(await service.getSecret('KEY')).toBe(OF_ENV);
    clock.advance(2);
    expect(await service.getSecret('KEY')).toBe(OF_AWS);
    store.aws.otherwise(awsError('ExpiredTokenException'));
    flaky.mockImplementation(credentials);
    await service.refresh();
    expect(await service.getSecret('KEY')).toBe(OF_ENV);
    expect(log.at('warn')).toHaveLength(2);
  });
});

describe('a link failed and no other has the key', () => {
  it('undefined or the default, and SecretUnavailableError to who needs it', async () => {
    store.aws.otherwise(awsError('AccessDeniedException', 400, LEAK));
    const { service } = store.chain();
    expect(await service.getSecret('NONE')).toBeUndefined();
    expect(await service.getSecret('NONE', 'by default')).toBe('by default');
    expect(await service.getSecretJson('NONE', { a: 1 })).toEqual({ a: 1 });
    const error = await failureOf(service.getSecretOrThrow('NONE'));
    expect(error).toBeInstanceOf(SecretUnavailableError);
    expect(error).toHaveProperty(
      'message',
      expect.stringMatching(/"NONE" could not be read: aws-secrets-manager: refused/),
    );
  });

  it('fails the boot for every @InjectSecret, optional or with a default too', async () => {
    store.aws.otherwise(awsError('AccessDeniedException', 400, LEAK));
    class Wants {
      constructor(
        @InjectSecret('ONE', { optional: true }) readonly one: string,
        @InjectSecret('TWO', { default: 'x' }) readonly two: string,
      ) {}
    }
    const { connection } = store.aws;
    const root = SecretsModule.forRoot({ provider: 'aws', aws: connection, env: { envFilePath: false } });
    const error = await failureOf(boot({ imports: [root], providers: [Wants] }));
    expect(error).toBeInstanceOf(SecretUnavailableError);
    expect(error).toHaveProperty('message', expect.stringMatching(/"ONE"[^]*wanted by Wants[^]*"TWO"/));
    expect(store.aws.calls).toHaveLength(2);
  });
});
