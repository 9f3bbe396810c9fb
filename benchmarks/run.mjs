// Prints what the library costs, as one table. Each suite runs in a process of its own, with a heap and compiled code
// that no other suite has touched; this file starts itself again for that, with the flags that measuring needs.
// Usage: node benchmarks/run.mjs [--save] <suite or folder>... , for instance `reading memory` or `masking`;
// with --save the rows are kept in benchmarks/results.json, too, from which the chart is drawn.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { saveResults } from './results.mjs';
import { describeMachine, formatTable, summarize } from './table.mjs';

const SUITES = {
  'cached-read': () => import('./cached-read.suite.mjs'),
  reading: () => import('./reading.suite.mjs'),
  memory: () => import('./memory.suite.mjs'),
  boot: () => import('./boot.suite.mjs'),
  batch: () => import('./batch.suite.mjs'),
  outage: () => import('./outage.suite.mjs'),
  'masking/request': () => import('./masking/request.suite.mjs'),
  'masking/line': () => import('./masking/line.suite.mjs'),
  'masking/payload': () => import('./masking/payload.suite.mjs'),
  'masking/scan': () => import('./masking/scan.suite.mjs'),
  'masking/adversarial': () => import('./masking/adversarial.suite.mjs'),
  'masking/hostile': () => import('./masking/hostile.suite.mjs'),
};
const ALL = Object.keys(SUITES).join(', ');

const [options, names] = [true, false].map((isOption) =>
  process.argv.slice(2).filter((word) => word.startsWith('--') === isOption),
);
if (process.send) await runOne(names[0]);
else await runAll(names.map(suitesOf));

function suitesOf(name) {
  const suites = Object.keys(SUITES).filter((suite) => isIn(name, suite));
  if (suites.length === 0) throw new Error(`There is no "${name}". Name some of these: ${ALL}`);
  return suites;
}

function isIn(name, suite) {
  return suite === name || suite.startsWith(`${name}/`);
}

async function runOne(suite) {
  const { run, compared = [] } = await SUITES[suite]();
  process.send({ rows: await run(), compared });
  process.disconnect();
}

async function runAll(named) {
  const suites = new Set(named.flat());
  if (suites.size === 0) throw new Error(`Name some of these: ${ALL}`);
  const unknown = options.filter((option) => option !== '--save');
  if (unknown.length > 0) throw new Error(`The one option is --save, got ${unknown.join(', ')}`);
  console.log(describeMachine());
  // A folder without an `.env`, which would be read.
  const cwd = mkdtempSync(join(tmpdir(), 'nestjs-secrets-bench-'));
  try {
    const measured = {};
    for (const suite of suites) {
      console.log(`Measuring: ${suite}`);
      measured[suite] = await inProcess(suite, cwd);
    }
    if (options.includes('--save')) saveResults(measured);
    const rows = Object.values(measured).flatMap((result) => result.rows);
    console.log(`\n${formatTable(rows)}\n\n${summarize(rows)}`);
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

async function inProcess(suite, cwd) {
  const settings = Object.entries(process.env).filter(([variable]) => !/^(?:SECRETS|AWS)_/.test(variable));
  const child = fork(fileURLToPath(import.meta.url), [suite], {
    cwd,
    env: { ...Object.fromEntries(settings), AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    execArgv: ['--expose-gc'],
  });
  let result;
  child.once('message', (message) => (result = message));
  await once(child, 'exit');
  if (result === undefined) throw new Error(`The suite ${suite} ended without a result`);
  return result;
}
