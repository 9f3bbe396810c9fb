// Installs the packed library in fresh applications outside the repository, and compiles, tests and drives them:
// Nest 12 (ESM, Vitest) and Nest 11 (CommonJS, Jest), each with and without the optional peers, on Express and Fastify.
// Usage: node test/consumers/run.mjs [nest-11 | nest-12 | nest-11-bare | nest-12-bare ...]
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drive, ENVIRONMENT } from './drive.mjs';

const SDK = '@aws-sdk/client-secrets-manager';
const CELLS = {
  'nest-12': { fixture: 'nest-12', peers: [`${SDK}@3`, 'nestjs-pino@5', 'pino@10', 'pino-http@11'] },
  'nest-12-bare': { fixture: 'nest-12', peers: [] },
  'nest-11': { fixture: 'nest-11', peers: [`${SDK}@3`, 'nestjs-pino@4', 'pino@9', 'pino-http@10'] },
  'nest-11-bare': { fixture: 'nest-11', peers: [] },
};

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

/** Runs a command quietly; what it printed is shown only when it fails. */
function run(cwd, command, ...args) {
  try {
    return execFileSync(command, args, {
      cwd,
      encoding: 'utf8',
      stdio: 'pipe',
      shell: process.platform === 'win32',
    });
  } catch (error) {
    throw new Error(`${[command, ...args].join(' ')}\n${error.stdout}${error.stderr}`, { cause: error });
  }
}

function createApplication(folder, { fixture, peers }) {
  for (const part of ['app', peers.length > 0 ? 'with-peers' : 'without-peers', fixture]) {
    cpSync(path(`fixtures/${part}`), folder, { recursive: true });
  }
  const variables = Object.entries(ENVIRONMENT).map(([name, value]) => `${name}='${value}'\n`);
  writeFileSync(join(folder, '.env'), variables.join(''));
  run(
    folder,
    'npm',
    'install',
    '--no-audit',
    '--no-package-lock',
    path('../../dist/nestjs-secrets.tgz'),
    ...peers,
  );
  for (const peer of [SDK, 'nestjs-pino']) {
    const installed = existsSync(join(folder, 'node_modules', peer));
    if (installed !== peers.length > 0) throw new Error(`${peer} is ${installed ? '' : 'not '}installed`);
  }
}

// Plain Node must load one copy, however it is asked: two would be two registries of secrets.
const ONE_COPY = `
  const required = require('nestjs-secrets');
  import('nestjs-secrets').then((imported) => {
    if (required.SecretsModule !== imported.SecretsModule) process.exit(1);
  });`;

async function check(name, folder) {
  const cell = CELLS[name];
  const steps = {
    install: () => createApplication(folder, cell),
    'compile, skipLibCheck: false': () => run(folder, 'npm', 'run', 'build'),
    'compile with the other module resolution': () => run(folder, 'npm', 'run', 'types'),
    test: () => run(folder, 'npm', 'test'),
    'one copy for import and require': () => run(folder, process.execPath, '-e', ONE_COPY),
    'drive over HTTP': () => drive(folder, cell.peers.length > 0),
  };
  for (const [step, perform] of Object.entries(steps)) {
    const started = performance.now();
    await perform();
    console.log(`${name}: ${step} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  }
}

const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(CELLS);
run(path('../..'), 'npm', 'run', 'package');
const temporary = mkdtempSync(join(tmpdir(), 'nestjs-secrets-consumers-'));
let failed = 0;
for (const name of names) {
  try {
    await check(name, join(temporary, name));
  } catch (error) {
    failed += 1;
    console.error(`${name}: ${error.message}`);
  }
}
if (failed > 0) console.error(`The applications are left in ${temporary}`);
else rmSync(temporary, { recursive: true });
console.log(`${names.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
