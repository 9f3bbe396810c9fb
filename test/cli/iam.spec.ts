import { Test } from '@nestjs/testing';
import { SecretsService, type SecretsModuleOptions } from 'nestjs-secrets';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { AppModule } from '../fixtures/examined/options.module.js';
import { type CommandLine, installCommandLine } from '../support/command-line.js';
import { isolateEnvironment } from '../support/environment.js';
import { compare, type PrintedPolicy } from '../support/iam-policy.js';
import { type MotoAccount, motoAccount } from '../support/moto-server.js';
import { startStoreProxy, type StoreProxy } from '../support/store-proxy.js';
import { until } from '../support/until.js';

let commands: CommandLine;
let application: string;
beforeAll(async () => {
  commands = await installCommandLine();
  application = await commands.compile('examined/options.module.ts', 'module', 'app');
}, 60_000);
afterAll(() => commands.remove());

const ACCOUNT = '123456789012';
const VALUE = `value-${'of-a-secret'}`;
const arn = (name: string) => `arn:aws:secretsmanager:us-east-1:${ACCOUNT}:secret:${name}`;

async function policyFor(options: SecretsModuleOptions, ...args: string[]): Promise<PrintedPolicy> {
  const env = { OPTIONS: JSON.stringify(options) };
  const printed = await commands.run(['iam', '--account', ACCOUNT, '-m', application, ...args], { env });
  expect(printed).toMatchObject({ code: 0, stderr: '' });
  return JSON.parse(printed.stdout) as PrintedPolicy;
}

describe('the policy that iam prints', () => {
  isolateEnvironment();
  let account: MotoAccount;
  let proxy: StoreProxy;
  let arns: Map<string, string>;
  beforeEach(async () => {
    account = motoAccount();
    arns = new Map();
    proxy = await startStoreProxy(inject('motoUrl'));
  });
  afterEach(async () => {
    account.client.destroy();
    await proxy.close();
  });

  const put = async (key: string, value: string) => {
    arns.set(account.prefix + key, (await account.put(key, value)).arn);
  };
  /** Who is refused is told no ARN, and a secret that is not there has none: any suffix will do. */
  const arnOf = (id: string) => (id.startsWith('arn:') ? id : (arns.get(id) ?? `${arn(id)}-N0n3xx`));

  const optionsWith = (options: SecretsModuleOptions): SecretsModuleOptions => ({
    provider: 'aws',
    ...options,
    aws: { ...account.connection, endpoint: proxy.url, prefix: account.prefix, ...options.aws },
  });

  /** Boots the application, and reads everything in every way; `described`: of so many secrets it asks for dates. */
  async function runApplication(options: SecretsModuleOptions, keys: string[], described = 0): Promise<void> {
    process.env['OPTIONS'] = JSON.stringify(options);
    const before = proxy.calls.length;
    const module = await Test.createTestingModule({ imports: [AppModule] }).compile();
    const secrets = module.get(SecretsService);
    await secrets.prefetch(keys);
    for (const key of keys) {
      await secrets.getSecret(key);
      await secrets.getSecretJson(key);
      await secrets.getSecretBinary(key);
      await secrets.refresh(key);
      await secrets.getSecret(key);
    }
    const dates = () => proxy.calls.slice(before).filter(({ action }) => action === 'DescribeSecret');
    await until(() => dates().length >= described);
    await module.close();
  }

  it('allows each call for names, prefix and paths, and nothing else', async () => {
    await put('API_KEY', VALUE);
    await put('db', JSON.stringify({ password: VALUE, host: 'h' }));
    const shared = `shared-${account.prefix}sentry`;
    const options = optionsWith({ aws: { names: { NAMED: shared } }, required: ['API_KEY'] });
    await runApplication(options, ['LATER']);

    const policy = await policyFor(options, 'LATER');
    expect(compare(policy, proxy.calls, arnOf)).toEqual({ refused: [], unused: [] });
    expect(policy).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: ['secretsmanager:GetSecretValue'],
          Resource: [
            arn(`${shared}-??????`),
            ...['API_KEY', 'LATER', 'db'].map((name) => arn(`${account.prefix}${name}-??????`)),
          ].sort(),
        },
      ],
    });
  });

  it('allows what a bundle lacks as well as what it has', async () => {
    await put('bundle', JSON.stringify({ other: VALUE }));
    await put('API_KEY', VALUE);
    await put('db', JSON.stringify({ password: VALUE, host: 'h' }));
    const options = optionsWith({ aws: { bundles: [`${account.prefix}bundle`, 'shared/none'] } });
    await runApplication(options, []);
    const policy = await policyFor(options);
    expect(compare(policy, proxy.calls, arnOf)).toEqual({ refused: [], unused: [] });

    // A field that has come into the bundle leads to fewer calls, all of which are allowed.
    await put('bundle', JSON.stringify({ API_KEY: VALUE }));
    const before = proxy.calls.length;
    await runApplication(options, []);
    const calls = proxy.calls.slice(before);
    expect(calls.some(({ input }) => input['SecretId'] === `${account.prefix}API_KEY`)).toBe(false);
    expect(compare(policy, calls, arnOf).refused).toEqual([]);
  });

  it('asks for no bundle where all keys name their secret', async () => {
    await put('db', JSON.stringify({ password: VALUE }));
    const id = arns.get(`${account.prefix}db`) ?? '';
    const names = { API_KEY: id, db: `${account.prefix}db`, NAMED: id.replace(/-.{6}$/, '') };
    const options = optionsWith({ aws: { names, bundles: ['shared/none'] } });
    await runApplication(options, [id]);
    const policy = await policyFor(options, id);
    const resources = policy.Statement.flatMap(({ Resource }) => Resource);
    expect(new Set(resources)).toEqual(new Set([id, id.replace(/.{6}$/, '??????')]));
    // moto knows an ARN without its suffix by its name.
    expect(
      compare(policy, proxy.calls, (asked) => (asked.startsWith('arn:') ? id : arnOf(asked))).refused,
    ).toEqual([]);
  });

  it('allows batches of what is read in batches', async () => {
    for (const key of ['API_KEY', 'NAMED', 'db']) await put(key, JSON.stringify({ password: VALUE }));
    const options = optionsWith({ aws: { batch: true } });
    await runApplication(options, []);
    const policy = await policyFor(options);
    expect(proxy.calls.map(({ action }) => action)).toContain('BatchGetSecretValue');
    expect(compare(policy, proxy.calls, arnOf)).toEqual({ refused: [], unused: [] });
    expect(policy.Statement[0]).toEqual({
      Effect: 'Allow',
      Action: ['secretsmanager:BatchGetSecretValue'],
      Resource: ['*'],
    });
  });

  it('allows to ask for dates of rotations where these are used', async () => {
    for (const key of ['API_KEY', 'NAMED', 'db']) await put(key, JSON.stringify({ password: VALUE }));
    await put('bundle', JSON.stringify({ other: VALUE }));
    const options = optionsWith({ aws: { rotationDates: true, bundles: [`${account.prefix}bundle`] } });
    await runApplication(options, [], 3);
    await put('bundle', JSON.stringify({ API_KEY: VALUE }));
    await runApplication(options, [], 3);
    const policy = await policyFor(options);
    expect(compare(policy, proxy.calls, arnOf)).toEqual({ refused: [], unused: [] });
    expect(policy.Statement.map(({ Action }) => Action)).toEqual([
      ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'],
    ]);
  });

  it('allows listings where the application lists', async () => {
    for (const key of ['API_KEY', 'NAMED', 'db', 'bundle'])
      await put(key, JSON.stringify({ password: VALUE }));
    const names = {
      API_KEY: `${account.prefix}API_KEY`,
      NAMED: `${account.prefix}NAMED`,
      db: `${account.prefix}db`,
    };
    const options = optionsWith({ aws: { names, bundles: [`${account.prefix}bundle`] } });
    await runApplication(options, []);
    const policy = await policyFor(options, '--list');
    expect(compare(policy, proxy.calls, arnOf).unused.map(({ action }) => action)).toEqual([
      'secretsmanager:GetSecretValue',
      'secretsmanager:ListSecrets',
    ]);
    const module = await Test.createTestingModule({ imports: [AppModule] }).compile();
    await module.get(SecretsService).listSecrets();
    await module.close();
    expect(compare(policy, proxy.calls, arnOf)).toEqual({ refused: [], unused: [] });
  });

  it('is a policy to IAM', async () => {
    const key = `arn:aws:kms:us-east-1:${ACCOUNT}:key/k-1`;
    const policy = await policyFor({ provider: 'aws' }, '--list', '--kms-key', key);
    expect(policy.Statement).toHaveLength(3);
    const form = {
      Action: 'CreatePolicy',
      PolicyName: `p${account.prefix.slice(0, -1)}`,
      Version: '2010-05-08',
    };
    const scope = 'Credential=test/20260101/us-east-1/iam/aws4_request';
    const answer = await fetch(inject('motoUrl'), {
      method: 'POST',
      headers: { authorization: `AWS4-HMAC-SHA256 ${scope}, SignedHeaders=host, Signature=0` },
      body: new URLSearchParams({ ...form, PolicyDocument: JSON.stringify(policy) }),
    });
    expect([answer.status, await answer.text()]).toEqual([
      200,
      expect.stringContaining('<CreatePolicyResult>'),
    ]);
  });
});

describe('iam', () => {
  const aws = { SECRETS_PROVIDER: 'aws', SECRETS_AWS_REGION: 'eu-central-1' };
  const resourcesOf = (stdout: string) =>
    (JSON.parse(stdout) as PrintedPolicy).Statement.flatMap(({ Resource }) => Resource);

  it('prints placeholders that match nothing for what it is not told, and says so', async () => {
    const printed = await commands.run(['iam', 'API_KEY'], { env: aws });
    expect(resourcesOf(printed.stdout)).toEqual([
      'arn:aws:secretsmanager:eu-central-1:<account>:secret:API_KEY-??????',
    ]);
    expect(printed.stderr).toBe(
      'note: fill in <account>, which matches nothing as it is: --account 123456789012\n',
    );
    expect(printed.code).toBe(0);
  });

  it.each([
    [['--region', 'cn-north-1'], 'arn:aws-cn:secretsmanager:cn-north-1'],
    [['--region', 'us-gov-west-1'], 'arn:aws-us-gov:secretsmanager:us-gov-west-1'],
    [['--partition', 'aws-iso'], 'arn:aws-iso:secretsmanager:eu-central-1'],
  ])('has the place of the secrets from %j', async (args, place) => {
    const printed = await commands.run(['iam', '--account', ACCOUNT, 'K', ...args], { env: aws });
    expect(resourcesOf(printed.stdout)).toEqual([`${place}:${ACCOUNT}:secret:K-??????`]);
  });

  it('allows what each of several links asks for, where it asks', async () => {
    const module = await commands.compile('examined/regions.module.ts', 'module', 'regions');
    const printed = await commands.run(['iam', '--account', ACCOUNT, '-m', module]);
    const secret = (region: string, name: string) =>
      `arn:aws:secretsmanager:${region}:${ACCOUNT}:secret:${name}-??????`;
    expect(resourcesOf(printed.stdout)).toEqual([
      secret('<region>', 'backup/API_KEY'),
      secret('eu-central-1', 'API_KEY'),
    ]);
    expect(printed.stderr).toBe(
      'note: fill in <region>, which matches nothing as it is: --region eu-central-1\n',
    );
    const told = await commands.run(['iam', '--account', ACCOUNT, '--region', 'eu-west-1', '-m', module]);
    expect(resourcesOf(told.stdout)).toEqual([
      secret('eu-west-1', 'API_KEY'),
      secret('eu-west-1', 'backup/API_KEY'),
    ]);
    expect(told.stderr).toBe('');
  });

  it('lets the keys decrypt what Secrets Manager asks for only', async () => {
    const keys = ['eu-central-1', 'us-east-1'].map((region) => `arn:aws:kms:${region}:${ACCOUNT}:key/a-b-c`);
    const args = ['iam', '--account', ACCOUNT, ...keys.flatMap((key) => ['--kms-key', key]), 'K'];
    const { stdout } = await commands.run(args, { env: aws });
    expect((JSON.parse(stdout) as PrintedPolicy).Statement[1]).toEqual({
      Effect: 'Allow',
      Action: ['kms:Decrypt'],
      Resource: keys,
      Condition: {
        StringLike: { 'kms:ViaService': ['secretsmanager.eu-central-1.*', 'secretsmanager.us-east-1.*'] },
      },
    });
  });

  it('says when a policy is too long for IAM', async () => {
    const keys = Array.from({ length: 100 }, (_, index) => `team/service/key-${index}`);
    const { stderr, code } = await commands.run(['iam', '--account', ACCOUNT, ...keys], { env: aws });
    expect(stderr).toMatch(/^note: the policy has \d{4} characters, and IAM takes 6144 for a managed one: /);
    expect(code).toBe(0);
  });

  it.each([
    ['a chain without AWS', ['API_KEY'], {}, /secrets come from environment\. Set SECRETS_PROVIDER=aws/],
    ['no key that AWS could have', ['no name'], aws, /No secret is wanted that AWS could have/],
    [
      'what only looks like an ARN',
      ['arn:aws:secretsmanager:eu-central-1:123456789012:secret:*'],
      aws,
      /is no ARN of a secret/,
    ],
    [
      'a wrong account',
      ['K', '--account', '12'],
      aws,
      /'--account <id>' argument '12' is invalid\. It takes 12 digits/,
    ],
    ['a wrong region', ['K', '--region', 'a:b'], aws, /It takes the name of a region/],
    ['a wrong partition', ['K', '--partition', '*'], aws, /It takes the name of a partition/],
    [
      'the alias of a KMS key',
      ['K', '--kms-key', `arn:aws:kms:us-east-1:${ACCOUNT}:alias/x`],
      aws,
      /It takes the ARN of a key, not of an alias/,
    ],
  ])('exits with 2 for %s', async (_, args, env, message) => {
    const printed = await commands.run(['iam', ...args], { env });
    expect(printed).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(message) as string });
  });
});
