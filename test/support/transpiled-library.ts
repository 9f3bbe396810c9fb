import { execFile } from 'node:child_process';
import { mkdtemp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import ts from 'typescript';

const SOURCE = fileURLToPath(new URL('../../libs/secrets/src', import.meta.url));

/** Parts of the library as JavaScript in a folder of their own, which sees no package of the repository. */
export interface TranspiledLibrary {
  readonly folder: string;
  /** Runs a module that stands in the folder, in a process of its own; resolves to what it prints. */
  run(code: string): Promise<string>;
  /** Writes a file of a package, such as a broken stand-in of an optional peer. */
  writePackage(name: string, files: Readonly<Record<string, string>>): Promise<void>;
  remove(): Promise<void>;
}

/** In `commonjs` an `import()` becomes a `require`, as in the published build. */
export function transpile(source: string, format: 'module' | 'commonjs'): string {
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: format === 'module' ? ts.ModuleKind.ES2022 : ts.ModuleKind.CommonJS,
      experimentalDecorators: true,
      emitDecoratorMetadata: true,
    },
  });
  return outputText;
}

export async function transpileLibrary(
  folders: readonly string[],
  format: 'module' | 'commonjs',
): Promise<TranspiledLibrary> {
  const folder = await mkdtemp(join(tmpdir(), 'nestjs-secrets-'));
  await writeFile(join(folder, 'package.json'), JSON.stringify({ type: format }));
  for (const part of folders) {
    for (const file of await readdir(join(SOURCE, part), { recursive: true })) {
      if (!file.endsWith('.ts') || file.endsWith('.spec.ts')) continue;
      const source = await readFile(join(SOURCE, part, file), 'utf8');
      const target = join(folder, part, file.replace(/ts$/, 'js'));
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, transpile(source, format));
    }
  }
  return {
    folder,
    async run(code) {
      await writeFile(join(folder, 'main.mjs'), code);
      const { stdout } = await promisify(execFile)(process.execPath, ['main.mjs'], {
        cwd: folder,
        timeout: 15_000,
      });
      return stdout;
    },
    async writePackage(name, files) {
      const target = join(folder, 'node_modules', name);
      await mkdir(target, { recursive: true });
      for (const [file, content] of Object.entries(files)) await writeFile(join(target, file), content);
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
