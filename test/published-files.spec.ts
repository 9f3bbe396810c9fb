import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as main from '../libs/secrets/src/index.js';
import * as pino from '../libs/secrets/src/pino/index.js';
import * as aws from '../libs/secrets/src/providers/aws-secrets-manager/index.js';
import * as files from '../libs/secrets/src/providers/mounted-files/index.js';
import * as terminus from '../libs/secrets/src/terminus/index.js';
import * as testing from '../libs/secrets/src/testing/index.js';
import { ENTRIES } from '../scripts/bundles.mjs';
import { bundleLibrary, bundleLibraryBesidePackages } from './support/bundled-library.js';
import type { TranspiledLibrary } from './support/transpiled-library.js';

const SOURCES: Readonly<Record<string, object>> = { '.': main, aws, files, pino, terminus, testing };

describe.each(['module', 'commonjs'] as const)('the files that are published as %s', (format) => {
  let library: TranspiledLibrary;
  beforeAll(async () => {
    library = await bundleLibraryBesidePackages(format);
  }, 60_000);
  afterAll(() => library.remove());

  /** By entry and by name of what it exports: the name that a class or a function has itself. */
  const exported = async (entries: readonly string[]) =>
    JSON.parse(
      await library.run(`
        await import('reflect-metadata');
        const told = {};
        for (const [entry, file] of ${JSON.stringify(entries.map((entry) => [entry, ENTRIES[entry]]))}) {
          const names = Object.entries(await import('./' + file)).filter(([name]) => /^(?!default$|module\\.|__)/.test(name));
          told[entry] = Object.fromEntries(names.map(([name, value]) => [name, value?.name ?? typeof value]));
        }
        console.log(JSON.stringify(told));
      `),
    ) as Record<string, Record<string, string>>;
  const named = (exports: object) =>
    Object.fromEntries(
      Object.entries(exports).map(([name, value]: [string, { name?: string } | string]) => [
        name,
        (typeof value === 'string' ? undefined : value.name) ?? typeof value,
      ]),
    );

  it('give an import from ESM every name of the source, and classes and functions the names they have there', async () => {
    const names = await exported(Object.keys(ENTRIES));
    expect(Object.keys(names).sort()).toEqual(Object.keys(SOURCES).sort());
    for (const [entry, source] of Object.entries(SOURCES)) expect(names[entry]).toEqual(named(source));
  });

  it('have one class for all entries', async () => {
    const printed = await library.run(`
      await import('reflect-metadata');
      const [{ SecretsService, SecretMasker }, { AwsSecretsManagerProvider }, { SecretsTestingModule }] = await Promise.all(
        ['.', 'aws', 'testing'].map((entry) => import('./' + (${JSON.stringify(ENTRIES)})[entry])),
      );
      const { NestFactory } = await import('@nestjs/core');
      const app = await NestFactory.createApplicationContext(SecretsTestingModule.forTest({ A: 'a' }), { logger: false });
      console.log(JSON.stringify([
        await app.get(SecretsService).getSecret('A'),
        app.get(SecretMasker) instanceof SecretMasker,
        app.get(AwsSecretsManagerProvider) ?? null,
      ]));
      await app.close();
    `);
    expect(JSON.parse(printed)).toEqual(['a', true, null]);
  });

  it('work in one file with shortened names, where an error still says what it is', async () => {
    const { warnings } = await build({
      stdin: {
        contents: `
          import 'reflect-metadata';
          import { Module } from '@nestjs/common';
          import { NestFactory } from '@nestjs/core';
          import { SecretsModule, SecretsService } from './index.js';
          class AppModule {}
          Module({ imports: [SecretsModule.forRoot({ chain: [
            { name: 'store', getSecret: async (key) => (key === 'A' ? 'a' : undefined), listSecrets: async () => [], refresh: async () => {} },
          ] })] })(AppModule);
          const start = async () => {
            const app = await NestFactory.createApplicationContext(AppModule, { logger: false });
            const service = app.get(SecretsService);
            const error = await service.getSecretOrThrow('B').catch((thrown) => thrown);
            console.log(JSON.stringify([await service.getSecret('A'), error.name, error.constructor.name]));
            await app.close();
          };
          void start();
        `,
        resolveDir: library.folder,
      },
      bundle: true,
      minify: true,
      packages: 'external',
      platform: 'node',
      format: format === 'module' ? 'esm' : 'cjs',
      outfile: join(library.folder, 'bundle.js'),
      logLevel: 'silent',
    });
    expect(warnings).toEqual([]);
    expect(await readFile(join(library.folder, 'bundle.js'), 'utf8')).not.toMatch(
      /class \w+ extends SecretsError/,
    );
    const printed = await library.run(`await import('./bundle.js');`);
    expect(JSON.parse(printed)).toEqual(['a', 'SecretNotFoundError', 'SecretNotFoundError']);
  });

  it('can be bundled where the optional peers are not installed', async () => {
    const lone = await bundleLibrary(format);
    const { warnings } = await build({
      entryPoints: [join(lone.folder, 'index.js')],
      bundle: true,
      external: ['@nestjs/*', 'rxjs'],
      platform: 'node',
      format: format === 'module' ? 'esm' : 'cjs',
      outfile: join(lone.folder, 'bundle.js'),
      logLevel: 'silent',
    });
    expect(warnings).toEqual([]);
    await lone.remove();
  });

  it('import nothing for its own sake', async () => {
    for (const name of ['index', 'parts/application', 'parts/later', 'parts/masking'])
      expect(await readFile(join(library.folder, `${name}.js`), 'utf8')).not.toMatch(
        /^(?:import|require\() ?['"]/m,
      );
  });
});
