import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { SecretsUnconfiguredError } from '../../errors/secrets.errors.js';
import { AwsSecretsManagerProvider, type AwsSecretsManagerOptions } from './index.js';

const make = (options: unknown) => () => new AwsSecretsManagerProvider(options as AwsSecretsManagerOptions);
const credentials = { accessKeyId: 'id', secretAccessKey: `key-${process.pid}` };

describe('the options of AwsSecretsManagerProvider', () => {
  it.each([
    [{}],
    [{ region: 'eu-central-1', endpoint: 'http://localhost:5000', credentials }],
    [{ credentials: async () => credentials }],
    [{ client: { send: async () => ({}) }, region: 'eu-central-1' }],
    [
      {
        prefix: '',
        names: { 'any key': 'prod/a' },
        bundles: ['arn:aws:secretsmanager:eu-central-1:1:secret:a'],
      },
    ],
    [{ versionStage: 'AWSPENDING', timeout: 0.1, batch: false }],
    [{ versionStage: 'AWSCURRENT', batch: true }],
  ])('take %j', (options) => {
    expect(make(options)).not.toThrow();
  });

  it('take the client of the SDK as its own type', () => {
    const client = new SecretsManagerClient({ region: 'us-east-1' });
    expect(new AwsSecretsManagerProvider({ client }).name).toBe('aws-secrets-manager');
    client.destroy();
  });

  it.each([
    [
      { region: 'x/../evil' },
      'aws.region got "x/../evil", and takes the name of a region, such as "eu-central-1"',
    ],
    [{ region: '' }, 'aws.region got ""'],
    [{ endpoint: 'localhost:5000' }, 'aws.endpoint got "localhost:5000", and takes an http or https URL'],
    [{ credentials: {} }, 'aws.credentials got an object, and takes an object with accessKeyId'],
    [{ client: () => {} }, 'aws.client got a function, and takes an object with a send method'],
    [{ prefix: 'a b' }, 'aws.prefix got "a b"'],
    [{ names: ['a'] }, 'aws.names got an array, and takes an object'],
    [{ names: { KEY: 'a b' } }, 'aws.names["KEY"] got "a b", and takes the name of a secret'],
    [{ bundles: 'prod/app' }, 'aws.bundles got "prod/app", and takes an array'],
    [{ bundles: ['ok', 7] }, 'aws.bundles[1] got 7, and takes the name of a secret'],
    [{ versionStage: '' }, 'aws.versionStage got ""'],
    [{ timeout: 0 }, 'aws.timeout got 0, and takes seconds above 0'],
    [{ timeout: NaN }, 'aws.timeout got NaN'],
    [{ timeout: 1e9 }, 'aws.timeout got 1000000000'],
    [{ timeout: '3' }, 'aws.timeout got "3"'],
    [{ batch: 'yes' }, 'aws.batch got "yes", and takes true or false'],
    [{ batch: true, versionStage: 'AWSPENDING' }, 'aws.batch reads the stage AWSCURRENT only'],
    [
      { client: { send: async () => ({}) }, endpoint: 'http://a' },
      'aws.endpoint was given beside aws.client',
    ],
    [null, 'The option aws got null, and takes an object'],
  ])('refuse %j in one sentence', (options, message) => {
    expect(make(options)).toThrow(SecretsUnconfiguredError);
    expect(make(options)).toThrow(message);
  });

  it('never show a part of credentials or a password in a URL', () => {
    const secret = credentials.secretAccessKey;
    for (const options of [
      { credentials: { secretAccessKey: secret } },
      { credentials: secret },
      { endpoint: `http://user:${secret}@host` },
    ]) {
      expect(make(options)).toThrow(SecretsUnconfiguredError);
      expect(make(options)).not.toThrow(secret);
    }
  });

  it('are copied, and shown by neither inspect nor JSON', () => {
    const provider = new AwsSecretsManagerProvider({ credentials, names: { KEY: 'prod/key' }, batch: true });
    expect(inspect(provider, { showHidden: true, depth: 10 })).not.toMatch(/prod\/key|key-\d/);
    expect(JSON.stringify(provider)).toBe('{"name":"aws-secrets-manager","region":"us-east-1"}');
  });

  it('decide whether there is a batch method at all', () => {
    expect(new AwsSecretsManagerProvider().getSecrets).toBeUndefined();
    expect('getSecrets' in new AwsSecretsManagerProvider({ batch: false })).toBe(false);
    expect(new AwsSecretsManagerProvider({ batch: true }).getSecrets).toBeTypeOf('function');
  });
});
