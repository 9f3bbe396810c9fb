import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { spellingsOf } from './spellings.js';
import { transpile, transpileLibrary } from './transpiled-library.js';

const root = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export interface Printed {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | null;
  /** What ended it, where it did not end by itself. */
  readonly signal?: NodeJS.Signals;
}

/** The spellings of a value that were printed, on whichever stream. */
export function spellingsIn({ stdout, stderr }: Printed, value: string): string[] {
  const printed = stripVTControlCharacters(stdout + stderr);
  const hex = Buffer.from(value).toString('hex');
  return [...spellingsOf(value), hex].filter((spelling) => printed.includes(spelling));
}

export interface RunOptions {
  /** Variables beside those of this process, whose settings of secrets are left out. */
  readonly env?: NodeJS.ProcessEnv;
  /** Runs in a terminal: all that is printed is then in `stdout`. */
  readonly terminal?: boolean;
  /** What a shell does with the answer, such as `> file`. */
  readonly redirect?: string;
  /** Somebody presses Ctrl-C, or sends the signal, once this is printed. */
  readonly interruptAt?: string;
}

/** The command line as it is installed, in a folder of its own beside applications that can be looked at. */
export interface CommandLine {
  readonly folder: string;
  run(args: readonly string[], options?: RunOptions): Promise<Printed>;
  write(file: string, content: string): Promise<void>;
  /** Compiles a file of `test/fixtures` as an application; resolves to what `--module` takes. */
  compile(fixture: string, format: 'module' | 'commonjs', into: string): Promise<string>;
  remove(): Promise<void>;
}

export async function installCommandLine(): Promise<CommandLine> {
  const { folder, remove } = await transpileLibrary(['.'], 'module');
  const { version } = JSON.parse(await readFile(root('libs/secrets/package.json'), 'utf8')) as {
    version: string;
  };
  const exports = {
    '.': './index.js',
    './aws': './providers/aws-secrets-manager/index.js',
    './package.json': './package.json',
  };
  const manifest = { name: 'nestjs-secrets', version, type: 'module', exports };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  await symlink(root('node_modules'), join(folder, 'node_modules'));
  const work = join(folder, 'work');
  await mkdir(work);

  const write = async (file: string, content: string) => {
    await mkdir(dirname(join(work, file)), { recursive: true });
    await writeFile(join(work, file), content);
  };
  return {
    folder: work,
    remove,
    write,
    async run(args, { env = {}, terminal = false, redirect, interruptAt } = {}) {
      const main = join(folder, 'cli/main.js');
      const line = [process.execPath, '--no-warnings', main, ...args];
      const quoted = line.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');
      const shell = `${quoted} ${redirect ?? ''}`;
      const [command = '', ...words] = terminal
        ? ['script', '-qec', shell, '/dev/null']
        : redirect === undefined
          ? line
          : ['bash', '-o', 'pipefail', '-c', shell];
      const inherited = Object.entries(process.env).filter(
        ([name]) => !/^(?:SECRETS|AWS)_|^(?:NO_COLOR|FORCE_COLOR|CI|NODE_ENV)$/.test(name),
      );
      const child = spawn(command, words, {
        cwd: work,
        env: { ...Object.fromEntries(inherited), AWS_EC2_METADATA_DISABLED: 'true', TERM: 'xterm', ...env },
        stdio: [interruptAt === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      });
      const interrupt = () => (terminal ? child.stdin?.write('\u0003') : child.kill('SIGINT'));
      const read = async (stream: Readable) => {
        let printed = '';
        for await (const chunk of stream.setEncoding('utf8')) {
          const before = printed;
          printed += String(chunk);
          if (interruptAt === undefined || before.includes(interruptAt)) continue;
          if (printed.includes(interruptAt)) interrupt();
        }
        return printed;
      };
      const [stdout, stderr] = await Promise.all([
        read(child.stdout as Readable),
        read(child.stderr as Readable),
        once(child, 'close'),
      ]);
      const { exitCode: code, signalCode } = child;
      return { stdout, stderr, code, ...(signalCode !== null && { signal: signalCode }) };
    },
    async compile(fixture, format, into) {
      const source = await readFile(root(`test/fixtures/${fixture}`), 'utf8');
      await write(`${into}/package.json`, JSON.stringify({ type: format }));
      await write(`${into}/app.module.js`, transpile(source, format));
      await mkdir(join(work, into, 'node_modules'), { recursive: true });
      const link = join(work, into, 'node_modules/nestjs-secrets');
      await rm(link, { force: true });
      await symlink(folder, link);
      return `${into}/app.module.js`;
    },
  };
}
