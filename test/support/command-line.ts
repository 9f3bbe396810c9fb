import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { transpileLibrary } from './transpiled-library.js';

const root = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export interface Printed {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | null;
}

export interface RunOptions {
  /** Variables beside those of this process, whose settings of secrets are left out. */
  readonly env?: NodeJS.ProcessEnv;
  /** Runs in a terminal: all that is printed is then in `stdout`. */
  readonly terminal?: boolean;
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
    async run(args, { env = {}, terminal = false } = {}) {
      const main = join(folder, 'cli/main.js');
      const line = [process.execPath, '--no-warnings', main, ...args];
      const quoted = line.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');
      const [command = '', ...words] = terminal ? ['script', '-qec', quoted, '/dev/null'] : line;
      const inherited = Object.entries(process.env).filter(
        ([name]) => !/^(?:SECRETS|AWS)_|^(?:NO_COLOR|FORCE_COLOR|CI|NODE_ENV)$/.test(name),
      );
      const child = spawn(command, words, {
        cwd: work,
        env: { ...Object.fromEntries(inherited), AWS_EC2_METADATA_DISABLED: 'true', TERM: 'xterm', ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const [stdout, stderr] = await Promise.all([
        text(child.stdout),
        text(child.stderr),
        once(child, 'close'),
      ]);
      return { stdout, stderr, code: child.exitCode };
    },
    async compile(fixture, format, into) {
      const source = await readFile(root(`test/fixtures/${fixture}`), 'utf8');
      const module = format === 'module' ? ts.ModuleKind.ES2022 : ts.ModuleKind.CommonJS;
      const { outputText } = ts.transpileModule(source, {
        compilerOptions: {
          target: ts.ScriptTarget.ES2022,
          module,
          experimentalDecorators: true,
          emitDecoratorMetadata: true,
        },
      });
      await write(`${into}/package.json`, JSON.stringify({ type: format }));
      await write(`${into}/app.module.js`, outputText);
      await mkdir(join(work, into, 'node_modules'), { recursive: true });
      await symlink(folder, join(work, into, 'node_modules/nestjs-secrets'));
      return `${into}/app.module.js`;
    },
  };
}
