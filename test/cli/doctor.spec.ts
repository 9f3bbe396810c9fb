import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CommandLine, installCommandLine, type Printed, spellingsIn } from '../support/command-line.js';
import { motoAccount } from '../support/moto-server.js';

let commands: CommandLine;
beforeAll(async () => {
  commands = await installCommandLine();
}, 60_000);
afterAll(() => commands.remove());

const VALUE = `value/of+a ${'secret'}&"quoted"`;

/** The rows of the table: key, state and link, with what follows them. */
function rowsOf(stdout: string): string[] {
  const lines = stripVTControlCharacters(stdout).split(/\r?\n/);
  const head = lines.findIndex((line) => line.startsWith('KEY '));
  return lines.slice(head + 1, lines.indexOf('', head)).map((line) => line.replace(/ {2,}/g, ' | '));
}

function expectNoValue(printed: Printed): void {
  expect(spellingsIn(printed, VALUE)).toEqual([]);
}

describe('doctor with the environment', () => {
  beforeAll(() => commands.write('.env', `FROM_FILE='${VALUE}'\n`));

  it('prints a table without colours into a pipe, and exits with 0 where all is there', async () => {
    const printed = await commands.run(['doctor', 'API_KEY', 'FROM_FILE'], { env: { API_KEY: VALUE } });
    expect(printed).toEqual({
      code: 0,
      stderr: 'Looking at the application\nReading 2 secrets\n',
      stdout: [
        'Secrets come from environment',
        '',
        'KEY          STATE  LINK         VERSION  AGE  PROBLEM',
        '"API_KEY"    ok     environment  -        0 s',
        '"FROM_FILE"  ok     environment  -        0 s',
        '',
        '2 keys: 2 ok',
        '',
      ].join('\n'),
    });
  });

  it('exits with 1 where a key is missing', async () => {
    const printed = await commands.run(['doctor', 'FROM_FILE', 'NONE']);
    expect(printed.code).toBe(1);
    expect(rowsOf(printed.stdout)).toEqual([
      '"FROM_FILE" | ok | environment | - | 0 s',
      '"NONE" | missing | - | - | - | is in no provider (environment)',
    ]);
    expectNoValue(printed);
  });

  it('shows colours and a spinner in a terminal, and neither under NO_COLOR', async () => {
    const coloured = await commands.run(['doctor', 'FROM_FILE', 'NONE'], { terminal: true });
    expect(coloured.code).toBe(1);
    expect(coloured.stdout).toContain('\u001B[31mmissing');
    expect(coloured.stdout).toContain('⠋');
    expect(rowsOf(coloured.stdout)).toHaveLength(2);
    const plain = await commands.run(['doctor', 'FROM_FILE', 'NONE'], {
      terminal: true,
      env: { NO_COLOR: '1' },
    });
    expect(plain.code).toBe(1);
    expect(plain.stdout).not.toContain('\u001B[3');
    expect(rowsOf(plain.stdout)).toEqual(rowsOf(coloured.stdout));
    for (const printed of [coloured, plain]) expectNoValue(printed);
  });

  it('keeps colours out of a pipe while a spinner turns in the terminal', async () => {
    const args = ['doctor', 'FROM_FILE', 'NONE'];
    const { stdout } = await commands.run(args, { terminal: true, redirect: '| cat' });
    expect(stdout).toContain('⠋');
    expect(stdout).not.toContain('\u001B[31m');
    expect(rowsOf(stdout)).toHaveLength(2);
  });

  it('prints one JSON document', async () => {
    const printed = await commands.run(['doctor', '--json', 'NONE', 'FROM_FILE']);
    expect(printed.code).toBe(1);
    expect(JSON.parse(printed.stdout)).toEqual({
      chain: ['environment'],
      region: null,
      keys: [
        {
          key: 'FROM_FILE',
          state: 'ok',
          optional: false,
          provider: 'environment',
          versionId: null,
          ageSeconds: 0,
          problem: null,
          wantedBy: [],
        },
        {
          key: 'NONE',
          state: 'missing',
          optional: false,
          provider: null,
          versionId: null,
          ageSeconds: null,
          problem: { code: 'NOT_FOUND', message: 'Secret "NONE" is in no provider (environment)' },
          wantedBy: [],
        },
      ],
      summary: { ok: 1, degraded: 0, missing: 1, failed: 0, invalid: 0, optional: 0 },
      exitCode: 1,
    });
    expectNoValue(printed);
  });

  it('tells of a key#path that leads nowhere, and of one that leads into no JSON', async () => {
    const env = { DB: JSON.stringify({ password: VALUE }), API_KEY: VALUE };
    const printed = await commands.run(['doctor', 'DB#password', 'DB#user', 'API_KEY#x'], { env });
    expect(printed.code).toBe(1);
    expect(rowsOf(printed.stdout)).toEqual([
      expect.stringMatching(/^"API_KEY#x" \| invalid \| environment \| - \| 0 s \| .*it is no valid JSON/),
      '"DB#password" | ok | environment | - | 0 s',
      expect.stringMatching(/^"DB#user" \| missing/),
    ]);
    expectNoValue(printed);
  });

  it('puts what a schema describes to its validator, and keeps what it reads where nothing is cached', async () => {
    const file = await commands.compile('examined/described.module.ts', 'module', 'described');
    const printed = await commands.run(['doctor', '-m', `${file}#DescribedModule`], {
      env: { LONG: VALUE },
    });
    expect(rowsOf(printed.stdout)).toEqual([
      expect.stringMatching(/^"LONG" \| invalid \| environment \| - \| 0 s \| cannot be used: /),
      '"LUXURY" | optional | - | - | - | is in no provider (environment)',
      '"NEEDED" | missing | - | - | - | is in no provider (environment)',
    ]);
    expect(printed.code).toBe(1);
    expectNoValue(printed);
    const named = await commands.run(['doctor', '--module', file]);
    expect(named.stderr).toContain('exports none that is called "AppModule", but DescribedModule');
    expect(named.code).toBe(2);
  });

  it.each([
    [
      'a wrong setting',
      ['doctor', 'API_KEY'],
      { SECRETS_CACHE_TTL: 'soon' },
      /SECRETS_CACHE_TTL takes .*"soon"/,
    ],
    ['what is no key', ['doctor', 'API\u009B2JKEY'], {}, /must hold no control characters/],
    ['an unknown option', ['doctor', '--jsn', 'API_KEY'], {}, /unknown option '--jsn'/],
    [
      'a module that is not there',
      ['doctor', '--module', 'no/app.js'],
      {},
      /--module takes a file that exists/,
    ],
    ['nothing to look at', ['doctor'], {}, /Name keys/],
  ])('exits with 2 for %s', async (_, args, env, message) => {
    const printed = await commands.run(args, { env });
    expect(printed.code).toBe(2);
    expect(printed.stderr).toMatch(message);
    expect(printed.stderr).not.toMatch(/\p{Cc}(?<!\n)|\n {4}at /u);
    expect(printed.stdout).toBe('');
  });

  it('says in the JSON too why nothing was found out', async () => {
    const { code, stdout } = await commands.run(['doctor', '--json', 'API_KEY'], {
      env: { SECRETS_PROVIDER: 'vault' },
    });
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toEqual({
      error: expect.stringContaining('SECRETS_PROVIDER') as string,
      exitCode: 2,
    });
  });
});

describe('doctor with AWS', () => {
  const account = motoAccount();
  const aws = {
    SECRETS_PROVIDER: 'aws',
    AWS_ENDPOINT_URL: account.connection.endpoint,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  };

  it.each([false, true])('shows link and version; in a terminal: %s', async (terminal) => {
    const key = `${account.prefix}api-key-${terminal}`;
    const { versionId } = await account.put(`api-key-${terminal}`, VALUE);
    const printed = await commands.run(['doctor', key, 'LOCAL'], { env: { ...aws, LOCAL: VALUE }, terminal });
    expect(rowsOf(printed.stdout)).toEqual([
      '"LOCAL" | ok | environment | - | 0 s',
      expect.stringMatching(
        new RegExp(`^"${key}" \\| ok \\| aws-secrets-manager \\| ${versionId} \\| \\d+ s$`),
      ),
    ]);
    expect(printed.stdout).toContain('aws-secrets-manager, then environment; AWS region us-east-1');
    expect(printed.code).toBe(0);
    expectNoValue(printed);
  });

  it('takes a key that was named and holds bytes as there', async () => {
    await account.put('bytes', new Uint8Array([0, 255]));
    const { code, stdout } = await commands.run(['doctor', `${account.prefix}bytes`], { env: aws });
    expect(rowsOf(stdout)[0]).toMatch(/\| ok \| aws-secrets-manager/);
    expect(code).toBe(0);
  });

  it.each([false, true])('tells an outage from a missing key; in a terminal: %s', async (terminal) => {
    const down = { ...aws, AWS_ENDPOINT_URL: 'http://127.0.0.1:9' };
    const env = { ...down, LOCAL: VALUE };
    const printed = await commands.run(['doctor', 'LOCAL', 'NONE'], { env, terminal });
    expect(rowsOf(printed.stdout)).toEqual([
      expect.stringMatching(/^"LOCAL" \| degraded \| environment \| - \| 0 s \| .*ECONNREFUSED/),
      expect.stringMatching(/^"NONE" \| failed \| - \| - \| - \| could not be read: .*ECONNREFUSED/),
    ]);
    expect(printed.code).toBe(1);
    expectNoValue(printed);
    // What is answered in spite of it is no trouble, unless it is asked for.
    expect((await commands.run(['doctor', 'LOCAL'], { env })).code).toBe(0);
    expect((await commands.run(['doctor', '--strict', 'LOCAL'], { env })).code).toBe(1);
  });

  it('tells of each key that another link answers in an outage, also where the store was not asked for it', async () => {
    const keys = Array.from({ length: 30 }, (_, index) => `KEY_${index}`);
    const down = { ...aws, AWS_ENDPOINT_URL: 'http://127.0.0.1:9' };
    const env = { ...down, ...Object.fromEntries(keys.map((key) => [key, VALUE])) };
    const printed = await commands.run(['doctor', ...keys], { env });
    expect(printed.stdout).toContain('\n30 keys: 30 degraded\n');
    expect(printed.stdout.match(/ECONNREFUSED/g)).toHaveLength(30);
    expect(printed.code).toBe(0);
    expectNoValue(printed);
  });

  it('names the link that is left out where there are no credentials', async () => {
    const env = {
      ...aws,
      AWS_ACCESS_KEY_ID: '',
      AWS_SECRET_ACCESS_KEY: '',
      HOME: commands.folder,
      LOCAL: VALUE,
    };
    const { stdout, code } = await commands.run(['doctor', 'LOCAL'], { env });
    expect(rowsOf(stdout)[0]).toMatch(/^"LOCAL" \| degraded \| environment .*no AWS credentials/);
    expect(code).toBe(0);
  });

  it.each(['module', 'commonjs'] as const)('finds what an application wants, built as %s', async (format) => {
    const module = await commands.compile('examined/app.module.ts', format, `app-${format}`);
    const own = motoAccount();
    for (const key of ['API_KEY', 'DB_PASSWORD', 'by-name', 'REQUIRED']) await own.put(key, VALUE);
    await own.put('db', `${VALUE} is no JSON`);
    const env = { SECRETS_PROVIDER: 'aws', ENDPOINT: own.connection.endpoint, PREFIX: own.prefix };
    const printed = await commands.run(['doctor', '--json', '--module', module, 'LATE'], { env });
    const { keys } = JSON.parse(printed.stdout) as {
      keys: { key: string; state: string; optional: boolean; wantedBy: string[] }[];
    };
    expect(
      keys.map(({ key, state, optional, wantedBy }) => ({ [key]: [state, optional, wantedBy].flat() })),
    ).toEqual([
      { API_KEY: ['ok', false, 'BillingService', 'BillsController'] },
      { DB_PASSWORD: ['ok', false, 'POOL'] },
      { LATE: ['missing', false] },
      { REQUIRED: ['ok', false, "SecretsModule's option required"] },
      { ROTATED: ['ok', false, 'BillingService'] },
      { SENTRY_DSN: ['missing', true, 'BillingService'] },
      { SIGNING_KEY: ['missing', false, 'SignatureMiddleware'] },
      { db: ['invalid', false, 'BillingService'] },
    ]);
    expect(printed.code).toBe(1);
    expect(printed.stderr).toContain('The application prints something of its own.');
    expectNoValue(printed);
  });
});
