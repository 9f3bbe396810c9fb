import { parse } from 'dotenv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CommandLine, installCommandLine } from '../support/command-line.js';

let commands: CommandLine;
beforeAll(async () => {
  commands = await installCommandLine();
}, 60_000);
afterAll(() => commands.remove());

const VALUE = `value-${'of-a-secret'}`;

const HEAD =
  '# The secrets of this application as variables. Fill in a copy, such as .env, and keep that one out of Git.\n';
const SETTINGS = [
  '# Settings, with their defaults',
  '# env, or aws: AWS Secrets Manager with the environment behind it',
  '# SECRETS_PROVIDER=env',
  '# seconds that a fetched secret is fresh; 0 is no cache',
  '# SECRETS_CACHE_TTL=3600',
  '# the region of AWS Secrets Manager',
  '# SECRETS_AWS_REGION=us-east-1',
];

describe('env-example', () => {
  it.each(['module', 'commonjs'] as const)('tells what an application wants, built as %s', async (format) => {
    const module = await commands.compile('examined/app.module.ts', format, `app-${format}`);
    const env = { ENDPOINT: 'http://127.0.0.1:9', API_KEY: VALUE, SENTRY_DSN: VALUE };
    const { code, stdout, stderr } = await commands.run(['env-example', '-m', module, 'LATE'], { env });
    expect(stdout.split('\n')).toEqual([
      ...HEAD.split('\n'),
      '# required; wanted by BillingService, BillsController',
      'API_KEY=',
      '',
      '# "db": required, JSON; wanted by BillingService',
      'DB=',
      '',
      '# required; wanted by POOL',
      'DB_PASSWORD=',
      '',
      '# required',
      'LATE=',
      '',
      "# required; wanted by SecretsModule's option required",
      'REQUIRED=',
      '',
      '# required; wanted by BillingService',
      'ROTATED=',
      '',
      '# optional; wanted by BillingService',
      '# SENTRY_DSN=',
      '',
      '# required; wanted by SignatureMiddleware',
      'SIGNING_KEY=',
      '',
      ...SETTINGS,
      '',
    ]);
    expect(code).toBe(0);
    expect(stdout + stderr).not.toContain(VALUE);
  });

  it('writes variables under which the environment finds the keys', async () => {
    const module = await commands.compile('examined/options.module.ts', 'module', 'spelt');
    const keys = ['API_KEY', 'api-key', 'prod/db#user', 'prod/db#a b', 'Tür', 'aws-key'];
    for (const prefix of ['', 'APP_']) {
      const env = { OPTIONS: JSON.stringify({ env: { prefix, envFilePath: '.env.filled' } }) };
      const example = await commands.run(['env-example', '-m', module, ...keys], { env });
      const filled = example.stdout
        .replaceAll(/^(?:# )?([\w-]+)=$/gm, '$1=$1')
        .replace(/^(\w*DB)=.*$/gm, `$1='{"password":"p","host":"h","user":"u","a b":"c"}'`);
      await commands.write('.env.filled', filled);
      const found = await commands.run(['doctor', '--json', '-m', module, ...keys], { env });
      const { keys: reports } = JSON.parse(found.stdout) as { keys: { key: string; state: string }[] };
      const states = Object.fromEntries(reports.map(({ key, state }) => [key, state]));
      // The prefix keeps a key from reaching a variable of the platform.
      expect(states).toMatchObject({
        API_KEY: 'ok',
        'api-key': 'ok',
        'prod/db#user': 'ok',
        'prod/db#a b': 'ok',
        'aws-key': 'ok',
        Tür: 'missing',
      });
      expect(example.stdout).toContain('# "Tür": required\n# No line of a .env file can set this one.\n');
    }
  });

  it('says once what several keys and paths are about', async () => {
    const args = ['env-example', 'prod/db#user', 'prod/db#password', 'prod-db', 'PROD_DB'];
    const { stdout } = await commands.run(args);
    expect(stdout).toContain('\n# "prod-db", "prod/db": required, JSON with "password", "user"\nPROD_DB=\n');
    expect(Object.keys(parse(stdout))).toEqual(['PROD_DB']);
  });

  it('tells what has a default, and which settings the options leave open', async () => {
    const module = await commands.compile('examined/options.module.ts', 'module', 'defaults');
    const options = { provider: 'env', cache: { ttl: 5 }, aws: { region: 'eu-west-1' } };
    const { stdout } = await commands.run(['env-example', '-m', module], {
      env: { OPTIONS: JSON.stringify(options), SECRETS_CACHE_TTL: '7' },
    });
    expect(stdout).toContain('\n# has a default; wanted by PaymentController\n# NAMED=\n');
    expect(stdout).toContain(
      '\n# "db": optional, JSON with "host", "password"; wanted by PaymentController\n# DB=\n',
    );
    expect(stdout).not.toContain('SECRETS_');
  });

  it('asks the schema what may be missing', async () => {
    const module = await commands.compile('examined/described.module.ts', 'module', 'described');
    const { stdout } = await commands.run(['env-example', '-m', `${module}#DescribedModule`]);
    const by = "wanted by SecretsModule's option schema";
    expect(stdout).toContain(`\n# required; ${by}\nLONG=\n`);
    expect(stdout).toContain(`\n# optional; ${by}\n# LUXURY=\n`);
  });

  it('lets nothing out of a comment', async () => {
    const { stdout } = await commands.run(['env-example', 'a\u2028B=1', 'x\u202Ey']);
    expect(Object.keys(parse(stdout))).toEqual(['A_B_1', 'X_Y']);
    expect(stdout).not.toMatch(/[\u2028\u202E]/);
  });

  it('exits with 2 where the environment is not asked', async () => {
    const module = await commands.compile('examined/chain.module.ts', 'module', 'chain');
    const printed = await commands.run(['env-example', '-m', module]);
    expect(printed).toEqual({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/The environment is not asked.*come from forever/) as string,
    });
  });
});
