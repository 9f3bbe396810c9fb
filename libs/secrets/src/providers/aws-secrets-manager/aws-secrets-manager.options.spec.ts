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

  it.each<[unknown, RegExp]>([
    [{ region: 'x/../evil' }, /^aws\.region takes the name of an AWS region.*; got "x\/\.\.\/evil"$/],
    [{ region: '' }, /^aws\.region .*got ""$/],
    [{ endpoint: 'localhost:5000' }, /^aws\.endpoint takes an http or https URL.*; got "localhost:5000"$/],
    [{ credentials: {} }, /^aws\.credentials takes an object with accessKeyId.*; got an object$/],
    [{ client: () => {} }, /^aws\.client takes an object with a send method; got a function$/],
    [{ prefix: 'a b' }, /^aws\.prefix .*got "a b"$/],
    [{ names: ['a'] }, /^aws\.names takes an object.*; got a list$/],
    [{ names: { KEY: 'a b' } }, /^aws\.names\["KEY"\] takes the name of a secret.*; got "a b"$/],
    [{ bundles: 'prod/app' }, /^aws\.bundles takes a list.*; got "prod\/app"$/],
    [{ bundles: ['ok', 7] }, /^aws\.bundles\[1\] takes the name of a secret.*; got 7$/],
    [{ versionStage: '' }, /^aws\.versionStage .*got ""$/],
    [{ timeout: 0 }, /^aws\.timeout takes seconds above 0.*; got 0$/],
    [{ timeout: NaN }, /^aws\.timeout .*got NaN$/],
    [{ timeout: 1e9 }, /^aws\.timeout .*got 1000000000$/],
    [{ timeout: '3' }, /^aws\.timeout .*got "3"$/],
    [{ batch: 'yes' }, /^aws\.batch takes true or false; got "yes"$/],
    [{ batch: true, versionStage: 'AWSPENDING' }, /^aws\.batch reads the stage AWSCURRENT only/],
    [
      { client: { send: async () => ({}) }, endpoint: 'http://a' },
      /^aws\.endpoint was given beside aws\.client/,
    ],
    [{ regoin: 'x' }, /^aws\.regoin is no option; there are region, endpoint/],
    [null, /^aws takes an object with region.*; got null$/],
    [{ timeout: 0, batch: 1 }, /^aws\.timeout .*got 0\. aws\.batch .*got 1$/],
  ])('refuse %j in one error', (options, message) => {
    expect(make(options as never)).toThrow(SecretsUnconfiguredError);
    expect(make(options as never)).toThrow(message);
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
