// Runs the demo under load while its store misbehaves and its secrets rotate, and says what came of it. Usage: npm run
// soak [-- seconds], or SOAK_SECONDS. Only loopback is used, and everything ends by itself.
import { setTimeout as delay } from 'node:timers/promises';
import { startMotoServer } from '../../scripts/moto-server.mjs';
import { describeMachine, formatTable, summarize } from '../table.mjs';
import { judge } from './checks.mjs';
import { buildDemo, DemoProcess } from './demo.process.mjs';
import { startFaultyProxy } from './faulty.proxy.mjs';
import { Load } from './load.mjs';
import { randomFrom } from './random.mjs';
import { Rotation } from './rotation.mjs';

const SEED = 20_260_101;
const TTL = 0.5;
const ROTATE_EVERY = 1000;
const SAMPLES = 12;
const LONGEST_END = 30_000;

const seconds = Number(process.argv[2] ?? process.env['SOAK_SECONDS'] ?? 60);
if (!(seconds >= 5 && seconds <= 3600)) {
  console.error('SOAK_SECONDS, or the argument: seconds between 5 and 3600');
  process.exit(2);
}
const isShort = seconds < 30;
const outages = isShort
  ? { length: 1000, first: 2000, pause: 4000 }
  : // The breaker of a link stays open for 15 seconds after the first of them.
    { length: 5000, first: 5000, pause: 20_000 };

process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
console.log(describeMachine());
// Ends what it has started: moto and the demo notice.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
const undo = [];
let rows;
try {
  rows = await soak();
} finally {
  for (const step of undo.toReversed()) await step();
}
console.log(`\n${formatTable(rows)}\n\n${summarize(rows)}`);
process.exitCode = rows.some(({ met }) => met === false) ? 1 : 0;

async function soak() {
  const demoBuild = buildDemo(`demo-soak-${process.pid}`);
  process.once('exit', demoBuild.remove);
  const moto = await startMotoServer({ log: console.log });
  undo.push(moto.stop);
  const credentials = { accessKeyId: 'fake', secretAccessKey: 'fake' };
  const rotation = new Rotation(moto.url, credentials);
  undo.push(() => rotation.stop());
  const proxy = await startFaultyProxy(moto.url, randomFrom(SEED), (answer) => rotation.watch(answer));
  undo.push(proxy.stop);
  await rotation.next();

  const demo = new DemoProcess(demoBuild.main, {
    SECRETS_PROVIDER: 'aws',
    SECRETS_CACHE_TTL: String(TTL),
    SECRETS_AWS_REGION: 'us-east-1',
    AWS_ENDPOINT_URL_SECRETS_MANAGER: proxy.url,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  });
  undo.push(() => demo.hasEnded || demo.kill());
  const origin = await demo.origin();
  console.log(`The demo listens on ${origin}; its store is ${proxy.url}; ${seconds} seconds`);

  proxy.misbehave();
  const load = new Load(origin, randomFrom(SEED + 1), rotation);
  const isOver = new AbortController();
  const samples = [];
  const background = [
    every(ROTATE_EVERY, isOver.signal, () => rotation.next()),
    every(outages.pause, isOver.signal, () => proxy.outage(outages.length), outages.first),
    every((seconds * 1000) / SAMPLES, isOver.signal, async () => void samples.push(await demo.sample())),
  ];
  const running = Promise.all(background);
  await Promise.race([delay(seconds * 1000), running]);
  isOver.abort();
  await running;
  const underLoad = {
    requests: load.durations.length,
    connections: await proxy.connections(),
    endsAt: performance.now(),
  };
  const ended = demo.end(LONGEST_END);
  await load.ending();
  const lastRequest = performance.now();
  const end = await ended;
  return judge({ seconds, ttl: TTL, ...underLoad, demo, end, lastRequest, load, proxy, rotation, samples });
}

/** Does something again and again, the next time no sooner than it has ended; resolves after the last time. */
async function every(milliseconds, signal, action, first = milliseconds) {
  for (let wait = first; ; wait = milliseconds) {
    try {
      await delay(wait, undefined, { signal });
    } catch {
      return;
    }
    await action();
  }
}
