/** Starts a `moto_server` on a free port of 127.0.0.1, for the tests and for the demo's `start:aws`. */
import { spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { findMoto } from './find-moto.mjs';
import { freePort } from './free-port.mjs';

const READY_WITHIN = 60_000;
const STARTS = 3;

async function answers(url) {
  try {
    return (await fetch(`${url}/moto-api/data.json`, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
}

/** Another process may take the port in between: the server then ends, and is started again on another one. */
async function start({ command, args }) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let output = '';
  const ended = new AbortController();
  const child = spawn(command, args(port), { stdio: ['ignore', 'ignore', 'pipe'] });
  child.stderr.on('data', (chunk) => (output = (output + chunk).slice(-2000)));
  const exit = new Promise((resolve) => {
    child.once('error', (error) => resolve((output += error.message)));
    child.once('close', resolve);
  }).then(() => ended.abort());
  const killOnExit = () => child.kill();
  process.once('exit', killOnExit);
  const stop = async () => {
    process.off('exit', killOnExit);
    child.kill();
    await exit;
  };
  for (
    const deadline = performance.now() + READY_WITHIN;
    performance.now() < deadline && !ended.signal.aborted;
    await delay(100)
  ) {
    if (await answers(url)) return { url, stop };
  }
  await stop();
  return { trouble: output };
}

/** Resolves, once it answers, to its URL and to what stops it. */
export async function startMotoServer({ log } = {}) {
  const moto = await findMoto(log);
  let trouble = '';
  for (let attempt = 0; attempt < STARTS; attempt++) {
    const started = await start(moto);
    if (started.url) return started;
    trouble = started.trouble;
  }
  throw new Error(`${moto.command} does not start: ${trouble}`);
}
