// Prints what the library costs, as one table. Each suite runs in a process of its own, with a heap and compiled code
// that no other suite has touched; this file starts itself again for that, with the flags that measuring needs.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeMachine, formatTable, summarize } from './table.mjs';

const SUITES = {
  reading: () => import('./reading.suite.mjs'),
  memory: () => import('./memory.suite.mjs'),
  boot: () => import('./boot.suite.mjs'),
};

const [name] = process.argv.slice(2);
if (name === undefined) await runAll();
else await runOne(name);

async function runOne(suite) {
  const { run } = await SUITES[suite]();
  process.send(await run());
  process.disconnect();
}

async function runAll() {
  console.log(describeMachine());
  // A folder without an `.env`, which would be read.
  const cwd = mkdtempSync(join(tmpdir(), 'nestjs-secrets-bench-'));
  try {
    const rows = [];
    for (const suite of Object.keys(SUITES)) {
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
