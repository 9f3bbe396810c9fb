// Installs the packed library in fresh applications outside the repository; compiles, tests, bundles and drives them,
// and lets each package manager install it.
// Usage: node test/matrix/run.mjs [number of a cell, or `managers` ...]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createApplication, nodeOf, run, test } from './application.mjs';
import { CELLS, EXCLUDED, FACTORS, impossibleCells, missingPairs } from './cells.mjs';
import { askCommandLine } from './command-line.mjs';
import { drive } from './drive.mjs';
import { tryPackageManagers, UNTRIED } from './package-managers.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

// Plain Node must load one copy, however it is asked: two would be two registries of secrets.
const ONE_COPY = `
  const required = require('nestjs-secrets');
  import('nestjs-secrets').then((imported) => {
    if (required.SecretsModule !== imported.SecretsModule) process.exit(1);
  });`;

/** Each step of a cell, in order: what it is called, and what does it. */
function stepsOf(cell, folder) {
  const node = nodeOf(folder);
  return {
    install: () => createApplication(folder, cell),
    'compile, skipLibCheck: false': () => run(folder, 'npm', 'run', 'build'),
    'compile, other module resolution': () => run(folder, 'npm', 'run', 'types'),
    'override in tests': () => test(folder, cell),
    'one copy for import and require': () => run(folder, node, '-e', ONE_COPY),
    'boot, inject, mask': () => drive(node, folder, 'dist/main.js', cell.pino !== 'none'),
    'command line': () => askCommandLine(node, folder),
    ...(cell.build === 'rspack' && {
      bundle: () => run(folder, 'npm', 'exec', '--', 'rspack', 'build'),
      'boot, inject, mask, bundled': () => drive(node, folder, 'bundle/main.cjs', cell.pino !== 'none'),
    }),
  };
}

async function check(cell, folder) {
  for (const [step, perform] of Object.entries(stepsOf(cell, folder))) {
    try {
      await perform();
    } catch (error) {
      console.error(`Cell ${cell.name}, ${step}: ${error.message}`);
      return `failed: ${step}`;
    }
  }
  return 'passed';
}

function printTable(head, rows) {
  const table = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...table.map((row) => String(row[column]).length)));
  for (const row of table)
    console.log(row.map((text, column) => String(text).padEnd(widths[column])).join('  '));
}

const missing = missingPairs();
if (missing.length > 0) throw new Error(`No cell has these pairs: ${JSON.stringify(missing)}`);
if (impossibleCells().length > 0)
  throw new Error(`Excluded, and yet listed: ${JSON.stringify(impossibleCells())}`);
const wanted = process.argv.slice(2);
const cells = CELLS.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const withManagers = wanted.length === 0 || wanted.includes('managers');
if (cells.length === 0 && !withManagers)
  throw new Error(`The cells are 1 to ${CELLS.length} and managers, got ${wanted.join(', ')}`);

run(ROOT, 'npm', 'run', 'package');
const temporary = mkdtempSync(join(tmpdir(), 'nestjs-secrets-matrix-'));
const rows = [];
for (const cell of cells) {
  const started = performance.now();
  const folder = join(temporary, cell.name);
  const result = await check(cell, folder);
  if (result === 'passed') rmSync(folder, { recursive: true });
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(`Cell ${cell.name}: ${result} (${seconds} s)`);
  const { name, ...values } = cell;
  rows.push([name, ...Object.values(values), 'Express, Fastify', result, seconds]);
}
const managers = withManagers ? tryPackageManagers(join(temporary, 'managers')) : [];

console.log();
if (rows.length > 0) printTable(['cell', ...Object.keys(FACTORS), 'platforms', 'result', 'seconds'], rows);
console.log('\nExcluded:');
for (const { cell, reason } of EXCLUDED) console.log(`  ${describe(cell)}: ${reason}`);
if (withManagers) {
  console.log();
  printTable(['package manager', 'loaded as', 'result'], managers.map(Object.values));
  console.log('\nExcluded:');
  for (const reason of UNTRIED) console.log(`  ${reason}`);
}
const results = [...rows.map((row) => row.at(-2)), ...managers.map(({ result }) => result)];
const failed = results.filter((result) => result !== 'passed').length;
if (failed > 0) console.error(`\nThe applications that failed are left in ${temporary}`);
else rmSync(temporary, { recursive: true });
console.log(`\n${results.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

function describe(cell) {
  return Object.entries(cell)
    .map(([factor, value]) => (typeof value === 'number' ? `${factor} ${value}` : value))
    .join(', ');
}
