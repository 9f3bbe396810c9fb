// Installs the packed library, with every peer, by each package manager. pnpm lets a package see only what it declares,
// Yarn's Plug'n'Play has no node_modules at all: so nothing is loaded by accident. Each entry is imported and required,
// an application boots, and the command runs.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './application.mjs';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const { exports, peerDependencies } = JSON.parse(
  readFileSync(path('../../libs/secrets/package.json'), 'utf8'),
);
const NEWEST_PEERS = Object.fromEntries(
  Object.entries(peerDependencies).map(([name, range]) => [name, range.split('||').at(-1).trim()]),
);
const ENTRIES = Object.keys(exports)
  .filter((entry) => entry !== './package.json')
  .map((entry) => entry.replace('.', 'nestjs-secrets'));

// Loaded in one way, as an application does: where a manager gives another copy to `require`, there would be two.
const PROGRAM = `
async function main(load) {
  await load('reflect-metadata');
  const { Module } = await load('@nestjs/common');
  const { NestFactory } = await load('@nestjs/core');
  for (const entry of ${JSON.stringify(ENTRIES)}) await load(entry);
  const { SecretsModule, SecretsService } = await load('nestjs-secrets');
  class AppModule {}
  Module({ imports: [SecretsModule.forRoot()] })(AppModule);
  const app = await NestFactory.createApplicationContext(AppModule, { logger: ['error', 'warn'] });
  const key = await app.get(SecretsService).getSecretOrThrow('API_KEY');
  console.log('The key has ' + key.length + ' characters');
  await app.close();
}
`;
const PROGRAMS = {
  ESM: { file: 'main.mjs', text: `${PROGRAM}main((name) => import(name));` },
  CommonJS: { file: 'main.cjs', text: `${PROGRAM}main(require);` },
};
const API_KEY = 'not-a-real-key-at-all';

/** What a manager is called, its package, how it is told, and how it starts Node. */
const MANAGERS = [
  { name: 'npm', install: ['install', '--no-audit', '--no-fund'], exec: ['exec', '--'] },
  { name: 'pnpm 12', tool: 'pnpm@12', bin: 'pnpm/bin/pnpm.mjs', install: ['install'], exec: ['exec'] },
  {
    name: 'Yarn 1',
    tool: 'yarn@1',
    bin: 'yarn/bin/yarn.js',
    // Nest 12 has a dependency that says it needs Node 22. The cache of the user may hold an older package of this version.
    install: ['install', '--ignore-engines', '--cache-folder', '.yarn-cache'],
    exec: ['run', '--silent'],
  },
  {
    name: 'Yarn 4, Plug’n’Play',
    tool: '@yarnpkg/cli-dist@4',
    bin: '@yarnpkg/cli-dist/bin/yarn.js',
    install: ['install', '--no-immutable'],
    exec: ['exec'],
    node: ['exec', 'node'],
    formats: ['ESM'],
  },
];

/** What of the managers is not tried, with the reason that is printed. */
export const UNTRIED = [
  'Yarn 4, CommonJS: Nest 12 is ESM only, and Plug’n’Play does not resolve what such a package imports when it is required',
];

export function tryPackageManagers(folder) {
  const tools = join(folder, 'tools');
  mkdirSync(tools, { recursive: true });
  writeFileSync(join(tools, 'package.json'), '{ "private": true }');
  return MANAGERS.map(({ name, tool, bin, formats = Object.keys(PROGRAMS), ...words }) => {
    const row = { name, formats: formats.join(', ') };
    try {
      if (tool) run(tools, 'npm', 'install', '--no-audit', '--no-fund', '--ignore-scripts', tool);
      const command = bin ? [process.execPath, join(tools, 'node_modules', bin)] : ['npm'];
      tryOne(join(folder, name.replaceAll(/\W+/g, '-')), formats, words, command);
      return { ...row, result: 'passed' };
    } catch (error) {
      console.error(`${name}: ${error.message}`);
      return { ...row, result: 'failed' };
    }
  });
}

function tryOne(folder, formats, { install, exec, node }, [command, ...prefix]) {
  createApplication(folder);
  const manage = (...words) => run(folder, command, ...prefix, ...words);
  manage(...install);
  for (const format of formats) {
    const main = PROGRAMS[format].file;
    const printed = node ? manage(...node, main) : run(folder, process.execPath, main);
    assert.equal(printed.trim(), `The key has ${API_KEY.length} characters`, main);
  }
  assert.match(manage(...exec, 'nestjs-secrets', 'doctor', 'API_KEY'), /"API_KEY" +ok +environment/);
}

function createApplication(folder) {
  mkdirSync(folder);
  const manifest = {
    name: 'application',
    private: true,
    type: 'module',
    dependencies: {
      'nestjs-secrets': `file:${path('../../dist/nestjs-secrets.tgz')}`,
      ...NEWEST_PEERS,
      'pino-http': '*', // a peer of nestjs-pino
    },
  };
  const registry = run(folder, 'npm', 'config', 'get', 'registry').trim();
  const files = {
    'package.json': JSON.stringify(manifest),
    ...Object.fromEntries(Object.values(PROGRAMS).map(({ file, text }) => [file, text])),
    '.env': `API_KEY=${API_KEY}\n`,
    '.npmrc': `registry=${registry}\n`,
    // Without a lock file Yarn 4 looks for a project in the folders above.
    'yarn.lock': '',
    '.yarnrc.yml': `enableGlobalCache: false\nenableTelemetry: false\nnpmRegistryServer: ${registry}\n`,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
}
