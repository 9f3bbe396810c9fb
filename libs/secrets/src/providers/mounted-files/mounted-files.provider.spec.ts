import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isolateEnvironment } from '../../../../../test/support/environment.js';
import { failureOf, LEAK } from '../../../../../test/support/failure.js';
import { mountAsKubernetes } from '../../../../../test/support/kubernetes-mount.js';
import { transpileLibrary } from '../../../../../test/support/transpiled-library.js';
import { maskLogText } from '../../masking/index.js';
import { MountedFilesSecretsProvider } from './mounted-files.provider.js';

isolateEnvironment();

let root: string;
let directory: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mounted-'));
  directory = join(root, 'secrets');
  mkdirSync(directory);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const file = (name: string, content: string | Uint8Array, where = directory): string => {
  const path = join(where, name);
  writeFileSync(path, content);
  return path;
};
const mounted = (options = {}) => new MountedFilesSecretsProvider({ directory, ...options });
const read = async (key: string, options = {}): Promise<string | undefined> =>
  (await mounted(options).getSecret(key))?.value;

describe('a key', () => {
  it('is the name of a file, then that in capitals, in small letters and with hyphens', async () => {
    file('db-password', 'hyphens');
    expect(await read('DB_PASSWORD')).toBe('hyphens');
    file('db_password', 'small');
    expect(await read('DB_PASSWORD')).toBe('small');
    expect(await read('prod.db/password')).toBeUndefined();
    expect(await read('db.password')).toBe('small');
    file('DB_PASSWORD', 'capitals');
    expect(await read('db.password')).toBe('capitals');
    file('db.password', 'exact');
    expect(await read('db.password')).toBe('exact');
  });

  it('is the name of a file only, with relaxed: false', async () => {
    file('db_password', 'small');
    process.env['DB_PASSWORD_FILE'] = file('elsewhere', 'x', root);
    expect(await read('db-password', { relaxed: false })).toBeUndefined();
    expect(await read('db_password', { relaxed: false })).toBe('small');
  });

  it('is looked for in one directory after the other', async () => {
    const second = join(root, 'second');
    mkdirSync(second);
    file('both', 'second', second);
    file('only', 'second', second);
    file('BOTH', 'first');
    const directories = { directory: [directory, join(root, 'none'), second] };
    expect([await read('both', directories), await read('only', directories)]).toEqual(['first', 'second']);
  });

  it.each([
    '../outside',
    '..',
    '.',
    'inner/../../outside',
    '/etc/passwd',
    'inner/file',
    '..data',
    '..data/KEY',
    '..2026_01_01_00_00_00.1',
    'inner\\file',
    `${'x'.repeat(300)}`,
    'KEY\0.txt',
  ])('that is no name of a file in the directory is missing: %j', async (key) => {
    file('outside', LEAK, root);
    mountAsKubernetes(directory, { KEY: LEAK });
    mkdirSync(join(directory, 'inner'));
    file('file', LEAK, join(directory, 'inner'));
    expect(await mounted().getSecret(key)).toBeUndefined();
    expect(await mounted().getSecretBinary(key)).toBeUndefined();
  });

  it.each(['__proto__', 'constructor', 'toString'])('%s is an ordinary one', async (key) => {
    expect(await read(key)).toBeUndefined();
    file(key, 'value');
    expect(await read(key)).toBe('value');
  });

  it('may be that of a hidden file, such as .dockerconfigjson', async () => {
    file('.dockerconfigjson', '{}');
    expect(await read('.dockerconfigjson')).toBe('{}');
  });

  it('is missing everywhere where there is no directory, until there is one', async () => {
    const provider = mounted({ directory: join(root, 'later') });
    expect(await provider.getSecret('KEY')).toBeUndefined();
    expect(await provider.listSecrets('')).toEqual([]);
    mkdirSync(join(root, 'later'));
    file('KEY', 'value', join(root, 'later'));
    expect((await provider.getSecret('KEY'))?.value).toBe('value');
  });
});

describe('a variable *_FILE', () => {
  it('names the file of its key, and beats the directory', async () => {
    file('db_password', 'of the directory');
    process.env['DB_PASSWORD_FILE'] = file('anything', 'of the variable\n', root);
    expect(await read('DB_PASSWORD')).toBe('of the variable');
    expect(await read('db-password')).toBe('of the variable');
    expect(await read('DB_PASSWORD_FILE')).toBeUndefined();
    expect(await read('anything')).toBeUndefined();
  });

  it('decides alone: where its file is not there, no other is taken', async () => {
    file('KEY', 'of the directory');
    process.env['KEY_FILE'] = join(root, 'none');
    expect(await read('KEY')).toBeUndefined();
  });

  it('is no variable when it is empty, or with fileVariables: false', async () => {
    file('KEY', 'of the directory');
    process.env['KEY_FILE'] = '';
    expect(await read('KEY')).toBe('of the directory');
    process.env['KEY_FILE'] = file('other', 'of the variable', root);
    expect(await read('KEY', { fileVariables: false })).toBe('of the directory');
  });

  it('is read live', async () => {
    const provider = mounted();
    expect(await provider.getSecret('KEY')).toBeUndefined();
    process.env['KEY_FILE'] = file('other', 'value', root);
    expect((await provider.getSecret('KEY'))?.value).toBe('value');
  });

  it('of the platform is not reached by spelling', async () => {
    process.env['AWS_WEB_IDENTITY_TOKEN_FILE'] = file('token', 'value', root);
    expect(await read('aws-web-identity-token')).toBeUndefined();
    expect(await read('AWS_WEB_IDENTITY_TOKEN')).toBe('value');
  });

  it('may lead through a link, as it was chosen by whoever runs the application', async () => {
    symlinkSync(file('target', 'value', root), join(root, 'link'));
    process.env['KEY_FILE'] = join(root, 'link');
    expect(await read('KEY')).toBe('value');
  });
});

describe('the content', () => {
  it.each([
    ['', ''],
    ['\n', ''],
    ['value', 'value'],
    ['value\n', 'value'],
    ['value\r\n', 'value'],
    ['value\n\n', 'value\n'],
    ['value\n\r\n', 'value\n'],
    ['value\r', 'value\r'],
    [' value \n', ' value '],
    ['two\nlines', 'two\nlines'],
    ['\ufeffvalue', 'value'],
    ['schlüssel 🔑\n', 'schlüssel 🔑'],
  ])('%j is the text %j, and its bytes are exact', async (content, text) => {
    file('KEY', content);
    expect(await read('KEY')).toBe(text);
    const bytes = await mounted().getSecretBinary('KEY');
    expect(Buffer.from(bytes ?? []).toString()).toBe(content);
  });

  it('that is not UTF-8 is bytes only', async () => {
    const bytes = Uint8Array.from([...Buffer.from(LEAK), 0xff, 0xfe, 0x0a]);
    file('KEY', bytes);
    expect(await failureOf(mounted().getSecret('KEY'))).toMatchObject({
      code: 'INVALID',
      message: `${JSON.stringify(join(directory, 'KEY'))} is not UTF-8: it is to be read with getSecretBinary()`,
    });
    expect(Uint8Array.from((await mounted().getSecretBinary('KEY')) ?? [])).toEqual(bytes);
  });

  it('may have a mebibyte and no more', async () => {
    const path = file('KEY', 'x'.repeat(1024 * 1024));
    expect((await read('KEY'))?.length).toBe(1024 * 1024);
    truncateSync(path, 1024 * 1024 + 1);
    for (const method of ['getSecret', 'getSecretBinary'] as const) {
      expect(await failureOf(mounted()[method]('KEY'))).toMatchObject({
        code: 'INVALID',
        message: expect.stringMatching(/has more than 1048576 bytes$/),
      });
    }
  });
});

describe('what is no file', () => {
  const wrong = async (key = 'DB_PASSWORD') => {
    const error = (await failureOf(mounted().getSecret(key))) as Error;
    expect(maskLogText(error.message)).toBe(error.message);
    return error;
  };

  it('is invalid: a directory, a pipe that nobody writes to, a socket', async () => {
    mkdirSync(join(directory, 'DB_PASSWORD'));
    expect(await wrong()).toMatchObject({
      code: 'INVALID',
      message: expect.stringMatching(/is a directory$/),
    });
    execFileSync('mkfifo', [join(directory, 'pipe')]);
    expect(await wrong('pipe')).toMatchObject({
      code: 'INVALID',
      message: expect.stringMatching(/is no regular file$/),
    });
    const server = createServer().listen(join(directory, 'socket'));
    await once(server, 'listening');
    expect(await wrong('socket')).toMatchObject({
      code: 'INVALID',
      message: expect.stringMatching(/cannot be read \(ENXIO\)$/),
    });
    server.close();
  });

  it('is invalid: a link out of the directory, and one that goes round', async () => {
    symlinkSync(file('outside', LEAK, root), join(directory, 'DB_PASSWORD'));
    expect(await wrong()).toMatchObject({
      code: 'INVALID',
      message: expect.stringMatching(/is a link that leads out of its directory$/),
    });
    // A name that begins like the directory's is not within it.
    mkdirSync(`${directory}-old`);
    symlinkSync(file('x', LEAK, `${directory}-old`), join(directory, 'sibling'));
    expect(await wrong('sibling')).toMatchObject({ code: 'INVALID' });
    symlinkSync('round', join(directory, 'round'));
    expect(await wrong('round')).toMatchObject({ message: expect.stringMatching(/\(ELOOP\)$/) });
  });

  it('is missing: a link to nothing', async () => {
    symlinkSync('nothing', join(directory, 'KEY'));
    expect(await read('KEY')).toBeUndefined();
    expect(await mounted().listSecrets('')).toEqual([]);
  });

  it('is invalid where a file stands in the place of the directory', async () => {
    const provider = mounted({ directory: file('no-directory', LEAK, root) });
    expect(await failureOf(provider.getSecret('KEY'))).toMatchObject({ code: 'INVALID' });
    expect(await failureOf(provider.listSecrets(''))).toMatchObject({
      code: 'INVALID',
      message: expect.stringMatching(/no-directory" cannot be read \(ENOTDIR\)$/),
    });
  });
});

describe('a directory behind a link', () => {
  it('is read, as are links within it', async () => {
    file('target', 'value');
    symlinkSync('target', join(directory, 'link'));
    symlinkSync(directory, join(root, 'behind'));
    expect(await read('link', { directory: join(root, 'behind') })).toBe('value');
  });
});

describe('the version', () => {
  it('changes with the content, and stays when the same content is written anew', async () => {
    const provider = mounted();
    const versionOf = async (): Promise<string | undefined> => (await provider.getSecret('KEY'))?.versionId;
    file('KEY', 'one');
    const first = await versionOf();
    expect(first).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z\.1$/);
    file('KEY', 'one');
    expect(await versionOf()).toBe(first);
    file('KEY', 'two');
    const second = await versionOf();
    file('KEY', 'one');
    expect(new Set([first, second, await versionOf()]).size).toBe(3);
  });
});

describe('a listing', () => {
  it('has the files of all directories, sorted, each once, and none that is hidden', async () => {
    const second = join(root, 'second');
    mountAsKubernetes(second, { b: 'x', a: 'x' });
    for (const name of ['c', 'a', '.hidden']) file(name, 'x');
    mkdirSync(join(directory, 'folder'));
    process.env['LISTED_BY_NAME_FILE'] = file('elsewhere', 'x', root);
    const provider = mounted({ directory: [directory, second] });
    expect(await provider.listSecrets('')).toEqual(['a', 'b', 'c']);
    expect(await provider.listSecrets('a')).toEqual(['a']);
  });

  it('has the keys of variables where a prefix asks for them', async () => {
    file('LIST_B', 'x');
    Object.assign(process.env, { LIST_A_FILE: '/a', LIST_FILE: '/b', LIST_C_FILE: '' });
    expect(await mounted().listSecrets('LIST_')).toEqual(['LIST_A', 'LIST_B']);
    expect(await mounted({ fileVariables: false }).listSecrets('LIST_')).toEqual(['LIST_B']);
  });
});

it('reads while Kubernetes swaps, and never finds a secret missing', async () => {
  const mount = mountAsKubernetes(directory, { KEY: '0' });
  const provider = mounted();
  const seen = new Set<string | undefined>();
  for (let n = 1; n <= 200; n++) {
    const reading = Promise.all(Array.from({ length: 4 }, () => provider.getSecret('KEY')));
    // Ends a few turns of the event loop: what the reads do in the threads falls anywhere between.
    for (let turn = 0; turn < n % 5; turn++) await new Promise((resolve) => setImmediate(resolve));
    mount.update({ KEY: String(n) });
    for (const secret of await reading) seen.add(secret?.value);
  }
  expect(seen).not.toContain(undefined);
  expect(seen.size).toBeGreaterThanOrEqual(100);
});

it('what may not be read is denied, which is not missing', async () => {
  for (const [path, mode] of [
    [root, 0o755],
    [file('KEY', LEAK), 0],
    [join(directory, 'closed'), 0],
  ] as const) {
    if (path.endsWith('closed')) mkdirSync(path);
    chmodSync(path, mode);
  }
  const library = await transpileLibrary(
    ['providers', 'settings', 'errors', 'cache', 'keys', 'utils'],
    'module',
  );
  const output = await library.run(`
    import { MountedFilesSecretsProvider } from './providers/mounted-files/mounted-files.provider.js';
    // Whoever runs the tests may be allowed everything.
    if (process.getuid() === 0) process.setuid(65534);
    for (const directory of ${JSON.stringify([directory, join(directory, 'closed')])}) {
      const provider = new MountedFilesSecretsProvider({ directory });
      for (const call of [provider.getSecret('KEY'), provider.listSecrets('')])
        await call.then(console.log, (error) => console.log(error.code, error.message));
    }
  `);
  await library.remove();
  expect(output.trim().split('\n')).toEqual([
    `DENIED ${JSON.stringify(join(directory, 'KEY'))} cannot be read (EACCES)`,
    "[ 'KEY' ]",
    `DENIED ${JSON.stringify(join(directory, 'closed/KEY'))} cannot be read (EACCES)`,
    `DENIED ${JSON.stringify(join(directory, 'closed'))} cannot be read (EACCES)`,
  ]);
});

it('shows nothing to inspect and JSON', async () => {
  file('KEY', LEAK);
  const provider = mounted();
  await provider.getSecret('KEY');
  for (const shown of [inspect(provider, { depth: 10, showHidden: true }), JSON.stringify(provider)]) {
    expect(shown).not.toContain(LEAK);
  }
});

it.each([
  [{ directory: 5 }, /directory takes a path or a list of paths; got 5/],
  [{ directory: [''] }, /directory takes/],
  [{ fileVariables: 'no' }, /fileVariables takes true or false; got "no"/],
  [{ relaxed: 1 }, /relaxed takes true or false/],
  [{ path: '/x' }, /path is no option; there are directory, fileVariables, relaxed/],
  ['/run/secrets', /takes an object with directory/],
])('refuses %j', (options, message) => {
  expect(() => new MountedFilesSecretsProvider(options as never)).toThrow(message);
});
