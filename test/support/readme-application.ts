import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BLOCKS, blockOf } from './readme.js';
import { RunningProgram } from './running-program.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Below the repository, so that its packages are found. */
export const FOLDER = join(ROOT, 'dist/readme-test');

/** What `nest new` has made before a reader begins, with one route that fails. */
const GENERATED = {
  'src/app.controller.ts': `
    import { Controller, Get } from '@nestjs/common';
    import { AppService } from './app.service.js';

    @Controller()
    export class AppController {
      constructor(private readonly appService: AppService) {}

      @Get()
      getHello(): string {
        return this.appService.getHello();
      }

      @Get('crash')
      crash(): never {
        throw new Error('cannot work with ' + this.appService.getHello());
      }
    }`,
  'src/main.ts': `
    import { NestFactory } from '@nestjs/core';
    import { AppModule } from './app.module.js';

    const app = await NestFactory.create(AppModule);
    await app.listen(process.env.PORT ?? 3000);`,
  'tsconfig.json': JSON.stringify({
    extends: '../../tsconfig.json',
    compilerOptions: { outDir: 'out' },
    include: ['src', 'pino', 'logger'],
    exclude: [],
  }),
  'vitest.config.ts': `
    import base from '../../vitest.config.js';
    export default { ...base, test: { include: ['src/**/*.spec.ts'] } };`,
};

/** Writes the generated files and every block that has a title; the variants begin as copies of `src`. */
export function writeApplication(): void {
  rmSync(FOLDER, { recursive: true, force: true });
  const titled = BLOCKS.filter(({ mark }) => mark.startsWith('title=')).map(
    ({ mark, text }) => [mark.slice('title='.length), text] as const,
  );
  const isVariant = ([path]: readonly [string, string]) => /^(?:pino|logger)\//.test(path);
  write([...Object.entries(GENERATED), ...titled.filter((file) => !isVariant(file))]);
  for (const variant of ['pino', 'logger']) {
    for (const name of ['app.controller', 'app.service', 'app.module', 'main']) {
      cpSync(join(FOLDER, `src/${name}.ts`), join(FOLDER, `${variant}/${name}.ts`));
    }
  }
  write(titled.filter(isVariant));
}

function write(files: readonly (readonly [string, string])[]): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(FOLDER, path)), { recursive: true });
    writeFileSync(join(FOLDER, path), text);
  }
}

/** Compiles all of it as `nest build` does, with the strict options of this repository. */
export async function compileApplication(): Promise<void> {
  const nest = join(ROOT, 'node_modules/@nestjs/cli/bin/nest.js');
  const build = new RunningProgram(
    process.execPath,
    [nest, 'build', 'demo', '-p', 'dist/readme-test/tsconfig.json'],
    {
      cwd: ROOT,
    },
  );
  if ((await build.ended()) !== 0) throw new Error(build.output);
}

/** Starts the compiled `main.ts` of a variant, in a folder where `.env` is or is not. */
export async function startApplication(
  variant: string,
  { env, cwd = FOLDER }: { env?: NodeJS.ProcessEnv; cwd?: string } = {},
): Promise<{ program: RunningProgram; port: string }> {
  const port = await freePort();
  const main = join(FOLDER, 'out/dist/readme-test', variant, 'main.js');
  return {
    program: new RunningProgram(process.execPath, [main], { cwd, env: { ...env, PORT: port } }),
    port,
  };
}

/** The variables of a block of settings. */
export function settingsOf(mark: string): Record<string, string> {
  const lines = blockOf('ini', mark).trim().split('\n');
  return Object.fromEntries(lines.map((line) => line.split('=') as [string, string]));
}
