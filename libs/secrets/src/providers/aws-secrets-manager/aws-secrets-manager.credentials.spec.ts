import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { describe, expect, it, vi } from 'vitest';
import { LEAK, failureOf } from '../../../../../test/support/failure.js';
import { useFakeAws } from '../../../../../test/support/fake-aws-provider.js';
import { answer, awsError } from '../../../../../test/support/misbehaving-server.js';
import { AwsSecretsManagerProvider, type AwsCredentials } from './index.js';

const store = useFakeAws();

const awsNamed = (name: string): Error => Object.assign(new Error(LEAK), { name });

describe('credentials', () => {
  it('that have expired are asked for once more through a new client', async () => {
    store.aws.next(awsError('ExpiredTokenException'));
    const credentials = vi.fn<() => Promise<AwsCredentials>>(async () => store.aws.connection.credentials);
    expect((await store.provider({ credentials }).getSecret('KEY'))?.value).toBe('value');
    expect(store.aws.calls).toHaveLength(2);
    expect(credentials).toHaveBeenCalledTimes(2);
  });

  it('that stay expired are a refusal after the second try', async () => {
    store.aws.otherwise(awsError('ExpiredTokenException', 400, LEAK));
    expect(await failureOf(store.provider().getSecret('KEY'))).toMatchObject({ code: 'DENIED' });
    expect(store.aws.calls).toHaveLength(2);
  });

  it("that have expired in the user's own client are a refusal at once", async () => {
    store.aws.otherwise(awsError('ExpiredTokenException'));
    const client = new SecretsManagerClient({ ...store.aws.connection });
    expect(await failureOf(new AwsSecretsManagerProvider({ client }).getSecret('KEY'))).toMatchObject({
      code: 'DENIED',
    });
    expect(store.aws.calls).toHaveLength(1);
    client.destroy();
  });

  it('that expire under twenty readers are replaced once, and nobody is left without the value', async () => {
    const found = answer({ SecretString: 'value' });
    const expired = awsError('ExpiredTokenException');
    store.aws.otherwise((response, call) => {
      const isOld = response.req.headers.authorization?.includes('Credential=old/');
      (isOld ? expired : found)(response, call);
    });
    const credentials = vi.fn<() => Promise<AwsCredentials>>(async () => ({
      accessKeyId: 'new',
      secretAccessKey: 'test',
    }));
    credentials.mockResolvedValueOnce({ accessKeyId: 'old', secretAccessKey: 'test' });
    const one = store.provider({ credentials });
    const values = await Promise.all(Array.from({ length: 20 }, () => one.getSecret('KEY')));
    expect(new Set(values.map((value) => value?.value))).toEqual(new Set(['value']));
    expect(store.aws.calls).toHaveLength(40);
    expect(credentials).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['no object', undefined, 'UNCONFIGURED'],
    ['an error of its own', new Error(LEAK), 'UNCONFIGURED'],
    ['what is no error', LEAK, 'UNCONFIGURED'],
    ["a store's word for what is not there", awsNamed('ResourceNotFoundException'), 'UNCONFIGURED'],
    ['a refusal', awsNamed('AccessDeniedException'), 'DENIED'],
    ['a network error', Object.assign(new Error(LEAK), { code: 'ECONNREFUSED' }), 'UNAVAILABLE'],
  ])('whose function gives %s are told without its words', async (_, given, code) => {
    const credentials = async () => {
      if (given) throw given;
      return {} as never;
    };
    expect(await failureOf(store.provider({ credentials }).getSecret('KEY'))).toMatchObject({ code });
    expect(store.aws.calls).toHaveLength(0);
  });

  it('that are nowhere are no set-up', async () => {
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/dev/null');
    vi.stubEnv('AWS_CONFIG_FILE', '/dev/null');
    for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_PROFILE'])
      vi.stubEnv(name, undefined);
    const bare = new AwsSecretsManagerProvider({ endpoint: store.aws.url });
    const error = await failureOf(bare.getSecret('KEY'));
    vi.unstubAllEnvs();
    expect(error).toMatchObject({ code: 'UNCONFIGURED' });
    expect(error).toHaveProperty('message', expect.stringContaining('no AWS credentials'));
  });
});

describe('the region', () => {
  it.each([
    [{ AWS_REGION: 'eu-central-1', AWS_DEFAULT_REGION: 'eu-west-1' }, {}, 'eu-central-1'],
    [{ AWS_REGION: '', AWS_DEFAULT_REGION: 'eu-west-1' }, {}, 'eu-west-1'],
    [{ AWS_REGION: undefined, AWS_DEFAULT_REGION: undefined }, {}, 'us-east-1'],
    [{ AWS_REGION: 'eu-central-1' }, { region: 'ap-south-1' }, 'ap-south-1'],
  ])('of %j and %j is %s', async (environment, options, expected) => {
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    let scope: string | undefined;
    store.aws.next((response, call) => {
      scope = response.req.headers.authorization?.split('/')[2];
      answer({ SecretString: 'v' })(response, call);
    });
    const { endpoint, credentials } = store.aws.connection;
    await new AwsSecretsManagerProvider({ endpoint, credentials, ...options }).getSecret('KEY');
    vi.unstubAllEnvs();
    expect(scope).toBe(expected);
  });
});
