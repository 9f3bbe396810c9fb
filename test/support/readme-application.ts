import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { blockOf, titledCode } from './readme.js';
import { type ProgramOptions, RunningProgram } from './running-program.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Below the repository, so that its packages are found; each spec has its own. */
export function folderOfApplication(spec: string): string {
  return join(ROOT, `dist/readme-${spec}`);
}

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

/** Writes the generated files and the code of the documentation; the variants begin as copies of `src`. */
export function writeApplication(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  const titled = [...titledCode()];
  const isVariant = ([path]: readonly [string, string]) => /^(?:pino|logger)\//.test(path);
  write(folder, [...Object.entries(GENERATED), ...titled.filter((file) => !isVariant(file))]);
  for (const variant of ['pino', 'logger']) {
    for (const name of ['app.controller', 'app.service', 'app.module', 'main']) {
      cpSync(join(folder, `src/${name}.ts`), join(folder, `${variant}/${name}.ts`));
    }
  }
  write(folder, titled.filter(isVariant));
}

export function write(folder: string, files: readonly (readonly [string, string])[]): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Compiles all of it as `nest build` does, with the strict options of this repository. */
export async function compileApplication(folder: string): Promise<void> {
  const nest = join(ROOT, 'node_modules/@nestjs/cli/bin/nest.js');
  const config = join(folder, 'tsconfig.json');
  const build = new RunningProgram(process.execPath, [nest, 'build', 'demo', '-p', relative(ROOT, config)], {
    cwd: ROOT,
  });
  if ((await build.ended()) !== 0) throw new Error(build.output);
}

/** Prints the port when a server listens: Nest says that it has started before that, and names no port. */
const TELL_PORT = `data:text/javascript,${encodeURIComponent(`
  import { Server } from 'node:net';
  const { listen } = Server.prototype;
  Server.prototype.listen = function (...args) {
    this.once('listening', () => console.log('listening on port', this.address().port));
    return listen.apply(this, args);
  };
`)}`;

/** Starts the compiled `main.ts` of a variant, in a folder where `.env` is or is not. */
export function startApplication(
  folder: string,
  variant: string,
  { env, cwd = folder }: ProgramOptions = {},
): RunningProgram {
  const main = join(folder, 'out', relative(ROOT, folder), variant, 'main.js');
  return new RunningProgram(process.execPath, ['--import', TELL_PORT, main], { cwd, env });
}

/** The port on which a started application listens. */
export async function portOf(program: RunningProgram): Promise<string> {
  const [, port = ''] = await program.printed(/listening on port (\d+)/);
  return port;
}

/** The variables of a block of settings. */
export function settingsOf(mark: string): Record<string, string> {
  const lines = blockOf('ini', mark).trim().split('\n');
  return Object.fromEntries(lines.map((line) => line.split('=') as [string, string]));
}
