// Prints what the library costs, as one table. Each suite runs in a process of its own, with a heap and compiled code
// that no other suite has touched; this file starts itself again for that, with the flags that measuring needs.
// Usage: node benchmarks/run.mjs <suite or folder>... , for instance `reading memory` or `masking`
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeMachine, formatTable, summarize } from './table.mjs';

const SUITES = {
  'cached-read': () => import('./cached-read.suite.mjs'),
  reading: () => import('./reading.suite.mjs'),
  memory: () => import('./memory.suite.mjs'),
  boot: () => import('./boot.suite.mjs'),
  batch: () => import('./batch.suite.mjs'),
  outage: () => import('./outage.suite.mjs'),
  'masking/line': () => import('./masking/line.suite.mjs'),
  'masking/payload': () => import('./masking/payload.suite.mjs'),
  'masking/scan': () => import('./masking/scan.suite.mjs'),
  'masking/adversarial': () => import('./masking/adversarial.suite.mjs'),
};

const names = process.argv.slice(2);
if (process.send) await runOne(names[0]);
else await runAll(Object.keys(SUITES).filter((suite) => names.some((name) => isIn(name, suite))));

function isIn(name, suite) {
  return suite === name || suite.startsWith(`${name}/`);
}

async function runOne(suite) {
  const { run } = await SUITES[suite]();
  process.send(await run());
  process.disconnect();
}

async function runAll(suites) {
  if (suites.length === 0) throw new Error(`Name some of these: ${Object.keys(SUITES).join(', ')}`);
  console.log(describeMachine());
  // A folder without an `.env`, which would be read.
  const cwd = mkdtempSync(join(tmpdir(), 'nestjs-secrets-bench-'));
  try {
    const rows = [];
    for (const suite of suites) {
      console.log(`Measuring: ${suite}`);
      rows.push(...(await inProcess(suite, cwd)));
    }
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
  let rows;
  child.once('message', (message) => (rows = message));
  await once(child, 'exit');
  if (rows === undefined) throw new Error(`The suite ${suite} ended without a result`);
  return rows;
}
