// Makes the application of a cell: the common sources, those of its format and build, and the versions it is to run on.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ENVIRONMENT } from './drive.mjs';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const SDK = '@aws-sdk/client-secrets-manager';

/** What an application has beside Nest; without pino it has no optional peer at all. */
const PEERS = {
  none: [],
  'nestjs-pino 4': [`${SDK}@3`, 'nestjs-pino@4', 'pino@9', 'pino-http@10'],
  'nestjs-pino 5': [`${SDK}@3`, 'nestjs-pino@5', 'pino@10', 'pino-http@11'],
};
const NEST = ['common', 'core', 'platform-express', 'platform-fastify', 'testing'];

/** Runs a command quietly; what it printed is shown only when it fails. */
export function run(cwd, command, ...args) {
  try {
    return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: 'pipe', timeout: 300_000 });
  } catch (error) {
    throw new Error(`${[command, ...args].join(' ')}\n${error.stdout}${error.stderr}`, { cause: error });
  }
}

export function createApplication(folder, cell) {
  const hasPeers = cell.pino !== 'none';
  for (const part of ['app', hasPeers ? 'with-pino' : 'without-pino', formatOf(cell), cell.build]) {
    if (existsSync(path(`fixtures/${part}`))) cpSync(path(`fixtures/${part}`), folder, { recursive: true });
  }
  const variables = Object.entries(ENVIRONMENT).map(([name, value]) => `${name}='${value}'\n`);
  writeFileSync(join(folder, '.env'), variables.join(''));
  const packages = [
    ...NEST.map((name) => `@nestjs/${name}@${cell.nest}`),
    `@nestjs/config@${cell.nest === 11 ? 4 : 12}`,
    `node@${cell.node}`,
    path('../../dist/nestjs-secrets.tgz'),
    ...PEERS[cell.pino],
    ...(cell.build === 'rspack' ? ['@rspack/core@1', '@rspack/cli@1'] : []),
  ];
  run(folder, 'npm', 'install', '--no-audit', '--no-fund', '--no-package-lock', ...packages);
  for (const peer of [SDK, 'nestjs-pino']) {
    const installed = existsSync(join(folder, 'node_modules', peer));
    if (installed !== hasPeers) throw new Error(`${peer} is ${installed ? '' : 'not '}installed`);
  }
  assertVersions(folder, cell);
}

/** Runs the application's own tests. */
export function test(folder, { nest, format }) {
  // Jest requires ESM, which Nest 12 is, from Node 24.9 on, and with this flag.
  const isEsmInJest = nest === 12 && format.includes('Jest');
  run(folder, 'npm', 'test', ...(isEsmInJest ? ['--node-options=--experimental-vm-modules'] : []));
}

export function nodeOf(folder) {
  return join(folder, 'node_modules/.bin/node');
}

function formatOf({ format }) {
  return format.startsWith('ESM') ? 'esm-vitest' : 'commonjs-jest';
}

function assertVersions(folder, { nest, node }) {
  const version = (name) =>
    JSON.parse(readFileSync(join(folder, `node_modules/${name}/package.json`), 'utf8')).version;
  const running = run(folder, nodeOf(folder), '--version').trim();
  if (!running.startsWith(`v${node}.`)) throw new Error(`Node ${node} is wanted, ${running} is there`);
  if (!version('@nestjs/core').startsWith(`${nest}.`)) throw new Error(`Nest is ${version('@nestjs/core')}`);
}
