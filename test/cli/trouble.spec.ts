import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CommandLine, installCommandLine, spellingsIn } from '../support/command-line.js';
import { type FakeAws, hang, startFakeAws, stall } from '../support/misbehaving-server.js';

let commands: CommandLine;
beforeAll(async () => {
  commands = await installCommandLine();
}, 60_000);
afterAll(() => commands.remove());

const VALUE = `value-${'of-a-secret'}`;

describe('a store that hangs', () => {
  let aws: FakeAws;
  let env: NodeJS.ProcessEnv;
  beforeEach(async () => {
    aws = await startFakeAws();
    env = {
      SECRETS_PROVIDER: 'aws',
      AWS_ENDPOINT_URL: aws.url,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      LOCAL: VALUE,
    };
  });
  afterEach(() => aws.close());

  it('ends the command after two deadlines of ten seconds, however many keys there are', async () => {
    // In the middle of an answer; in a terminal, where a spinner turns meanwhile.
    aws.otherwise(stall);
    const keys = Array.from({ length: 30 }, (_, index) => `KEY_${index}`);
    const printed = await commands.run(['doctor', ...keys], { env, terminal: true });
    expect(printed.stdout.match(/"KEY_\d+" .*failed.* no answer within 10 s/g)).toHaveLength(30);
    expect(printed.stdout).toMatch(/30 keys: .*30 failed/);
    expect(printed.code).toBe(1);
  }, 60_000);

  it('does not hold back who presses Ctrl-C in a terminal, who gets the cursor back', async () => {
    aws.otherwise(hang);
    const printed = await commands.run(['doctor', 'KEY'], {
      env,
      terminal: true,
      interruptAt: 'Reading 1 secret',
    });
    expect(printed.code).toBe(130);
    expect(printed.stdout.lastIndexOf('\u001B[?25h')).toBeGreaterThan(
      printed.stdout.lastIndexOf('\u001B[?25l'),
    );
    expect(printed.stdout).not.toMatch(/KEY {2}|error/);
  });

  it('does not hold back a signal in a pipe', async () => {
    aws.otherwise(hang);
    const printed = await commands.run(['doctor', 'KEY'], { env, interruptAt: 'Reading 1 secret' });
    expect(printed).toEqual({
      code: null,
      signal: 'SIGINT',
      stdout: '',
      stderr: 'Looking at the application\nReading 1 secret\n',
    });
  });
});

describe('a provider that never answers', () => {
  it('fails by its deadline, though it keeps nothing alive', async () => {
    const module = await commands.compile('examined/chain.module.ts', 'module', 'chain');
    const { code, stdout } = await commands.run(['doctor', '-m', module]);
    expect(stdout).toMatch(/"API_KEY" +failed .*forever: no answer within 10 s/);
    expect(code).toBe(1);
  }, 60_000);
});

describe('an application that does more than describe itself', () => {
  it.each([
    [
      'fails',
      /^error: "hostile\/app.module.js" cannot be loaded: cannot connect to postgres:\/\/app:\*{4}@db\/x$/m,
    ],
    ['fails later', /^error: cannot connect to postgres:\/\/app:\*{4}@db\/x$/m],
    ['ends', /^error: .*The application ended the process with process\.exit\(0\)$/m],
    ['waits for ever', /^error: The application waits for something that never comes$/m],
  ])('is no answer when it %s', async (HOSTILE, message) => {
    const module = await commands.compile('examined/hostile.module.ts', 'module', 'hostile');
    const args = ['doctor', '--json', '--module', module];
    const printed = await commands.run(args, { env: { HOSTILE, VALUE } });
    expect(printed.stderr).toMatch(message);
    expect(printed.stderr).not.toMatch(/^ {4}at /m);
    expect(JSON.parse(printed.stdout)).toEqual({
      error: message.exec(printed.stderr)?.[0].slice('error: '.length),
      exitCode: 2,
    });
    expect(printed.code).toBe(2);
    expect(spellingsIn(printed, VALUE)).toEqual([]);
  });
});

describe('--module', () => {
  it('takes other exports, and files below a folder with a #', async () => {
    const file = await commands.compile('examined/described.module.ts', 'module', 'c#/described');
    for (const format of ['module', 'commonjs'] as const) {
      const folder = `aliases-${format}`;
      await commands.write(`${folder}/package.json`, JSON.stringify({ type: format }));
      const from = `../${file}`;
      await commands.write(
        `${folder}/app.module.js`,
        format === 'module'
          ? `export { DescribedModule as default } from '${from.replace('#', '%23')}';`
          : `exports.__esModule = true; exports.default = require('${from}').DescribedModule;`,
      );
      const printed = await commands.run(['env-example', '-m', `${folder}/app.module.js#default`]);
      expect(printed).toMatchObject({ code: 0, stdout: expect.stringContaining('\nNEEDED=\n') as string });
    }
    await commands.write(
      'c#/described/again.js',
      `export { DescribedModule as AppModule } from './app.module.js';`,
    );
    expect((await commands.run(['env-example', '-m', 'c#/described/again.js'])).code).toBe(0);
  });

  it.each([
    [
      'TypeScript',
      'src/app.module.ts',
      /\.ts" cannot be loaded \(it is TypeScript: build the application, and name the compiled file, such as /,
    ],
    ['a folder', 'src', /takes a file that exists, such as dist\/app\.module\.js#AppModule; got "src"/],
    [
      'what every object has',
      'plain/file.js#toString',
      /exports none that is called "toString", but Other$/m,
    ],
    ['what is no module', 'plain/file.js', /exports none that is called "AppModule", but Other$/m],
    ['a file without modules', 'plain/empty.js', /exports none that is called "AppModule"$/m],
    ['a module without secrets', 'plain/none.js', /does not import SecretsModule\.forRoot\(\)/],
    [
      'what lacks a package',
      'plain/lacks.js',
      /"plain\/lacks\.js" cannot be loaded: Cannot find module 'nowhere'/,
    ],
  ])('tells what is wrong with %s', async (_, module, message) => {
    await commands.write(
      'src/app.module.ts',
      'import { Module } from "@nestjs/common";\n@Module({})\nexport class AppModule {}',
    );
    await commands.write('plain/package.json', '{"type":"commonjs"}');
    await commands.write('plain/file.js', 'exports.AppModule = { name: "none" };\nexports.Other = class {};');
    await commands.write('plain/empty.js', 'exports.AppModule = 5;');
    await commands.write('plain/none.js', 'exports.AppModule = class AppModule {};');
    await commands.write('plain/lacks.js', 'module.exports = require("nowhere");');
    const printed = await commands.run(['iam', '--module', module]);
    expect(printed).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(message) as string });
    expect(printed.stderr.trimEnd()).not.toContain('\n    at ');
  });
});

describe('the command line', () => {
  it('has a version and help, which are answers', async () => {
    expect(await commands.run(['--version'])).toEqual({
      code: 0,
      stderr: '',
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string,
    });
    for (const args of [['--help'], ['doctor', '--help'], ['help', 'iam']]) {
      expect(await commands.run(args)).toMatchObject({
        code: 0,
        stderr: '',
        stdout: expect.stringContaining('Usage: ') as string,
      });
    }
  });

  it.each([
    ['no command', [], /^Usage: /],
    ['an unknown command', ['doktor'], /^error: unknown command 'doktor'\n\(Did you mean doctor\?\)/],
    ['an option of another command', ['env-example', '--account', '1'], /^error: unknown option '--account'/],
    [
      'control characters',
      ['doctor', '--\u001B]0;x\u0007y'],
      /^error: unknown option '--\uFFFD\]0;x\uFFFDy'\n$/,
    ],
  ])('exits with 2 for %s', async (_, args, message) => {
    const printed = await commands.run(args);
    expect(printed).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(message) as string });
  });

  it('says in JSON, too, what is wrong with the words of a call', async () => {
    const { code, stdout, stderr } = await commands.run(['doctor', '--json', '--strickt']);
    const error = "unknown option '--strickt'\n(Did you mean --strict?)";
    expect(JSON.parse(stdout)).toEqual({ error, exitCode: 2 });
    expect(stderr).toBe(`error: ${error}\n`);
    expect(code).toBe(2);
  });

  it('escapes in JSON what could turn a line around', async () => {
    const { stdout } = await commands.run(['doctor', '--json', 'a\u202Eb\u2028\u{E0041}']);
    expect(stdout).toContain(String.raw`"key": "a\u202eb\u2028\udb40\udc41"`);
    expect((JSON.parse(stdout) as { keys: [{ key: string }] }).keys[0].key).toBe('a\u202Eb\u2028\u{E0041}');
  });

  it('fails where its answer cannot be written, and not where nobody reads on', async () => {
    const env = { LOCAL: VALUE };
    const full = await commands.run(['doctor', 'LOCAL'], { env, redirect: '> /dev/full' });
    expect(full.code).toBe(2);
    expect(full.stderr).toContain('error: The answer cannot be written (ENOSPC)\n');
    const keys = Array.from({ length: 3000 }, (_, index) => `KEY_${index}`);
    const head = await commands.run(['env-example', ...keys], { redirect: '| head -n 1' });
    expect(head).toMatchObject({ code: 0, stderr: '' });
  });

  it('prints plain lines in a terminal that can do no more', async () => {
    const { stdout } = await commands.run(['doctor', 'NONE'], {
      terminal: true,
      env: { CI: 'true', NO_COLOR: '1' },
    });
    expect(stdout).not.toContain('\u001B[');
    expect(stdout.split(/\r?\n/)).toEqual(
      expect.arrayContaining(
        [/^. Looking at the application$/, /^. Reading 1 secret$/].map(
          (line) => expect.stringMatching(line) as string,
        ),
      ),
    );
  });
});
