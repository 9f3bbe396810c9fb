// Prints what masking costs beside what others cost, as one table; every contender's output is checked for leaks.
// Usage: npm run bench:masking
import { createRequire } from 'node:module';
import { setImmediate } from 'node:timers/promises';
import pino from 'pino';
import { maskLogText, maskSecrets, maskValuesInText } from '../libs/secrets/dist/esm/masking/index.js';
import { openMaskingScope } from '../libs/secrets/dist/esm/masking/index.js';
import { withSecretMasking } from '../libs/secrets/dist/esm/pino/index.js';
import * as texts from './masking.texts.mjs';
import { inTurns, median, ratioOf } from './rounds.mjs';
import { atMost, bytes, describeMachine, formatTable, nanoseconds, summarize } from './table.mjs';

const KB = 1024;
const MS = 1e6;
const SINK = { write: () => undefined };
/** The version that pino itself brings. */
const redact = createRequire(createRequire(import.meta.url).resolve('pino'))('@pinojs/redact');

const WILDCARDS = ['password', 'authorization', 'cookie', 'apiKey', 'token', 'secret'].flatMap((key) =>
  ['', '*.', '*.*.', '*.*.*.', 'req.headers.', 'res.headers.'].map((path) => path + key),
);
const PATHS = ['password', 'token', 'apiKey', 'req.headers.authorization', 'req.headers.cookie', 'req.body'];

const hundred = texts.secretsOf(100);
const thousand = texts.secretsOf(1000);

function withValues(values) {
  const masking = openMaskingScope();
  values.forEach((value, index) => masking.register(`KEY_${index}`, value));
  maskLogText('The first text fills the table, which no other is charged for.');
}

/** A row of a ratio that must not be above `most`. */
function ratioRow(row, figures, floors, most) {
  const ratio = ratioOf(figures, floors);
  const target = most === undefined ? {} : { target: `≤ ${most} ×`, met: ratio <= most };
  return { row, figure: nanoseconds(median(figures)), ratio: `${ratio.toFixed(2)} ×`, ...target };
}

function fasterRow(row, figures, ours, least) {
  const ratio = ratioOf(figures, ours);
  const target = least === undefined ? {} : { target: `≥ ${least} × ours`, met: ratio >= least };
  return { row, figure: nanoseconds(median(figures)), ratio: `${ratio.toFixed(1)} × ours`, ...target };
}

/** The median time of some calls; the first of them compile. */
function timeOf(call, repetitions = 5) {
  const figures = [];
  for (let repetition = 0; repetition < repetitions; repetition++) {
    const before = process.hrtime.bigint();
    call();
    figures.push(Number(process.hrtime.bigint() - before));
  }
  return median(figures);
}

function leaksOf(options, entry, value) {
  let line = '';
  pino(options, { write: (text) => (line = text) }).info(entry, 'request completed');
  const found = ['not real', value, 's-0123456789'].filter((secret) => line.includes(secret)).length;
  return found === 0 ? '' : ` (leaks ${found} of 3)`;
}

async function lines() {
  const entry = texts.secretRequest(hundred[50]);
  const ours = withSecretMasking().pinoHttp;
  const loggers = { plain: {}, ours, paths: { redact: PATHS }, wildcards: { redact: WILDCARDS } };
  if (leaksOf(loggers.ours, entry, hundred[50]) !== '') throw new Error('A secret is left in the line');
  const contenders = {};
  for (const [name, options] of Object.entries(loggers)) {
    const logger = pino(options, SINK);
    contenders[name] = () => logger.info(texts.plainRequest, 'request completed');
    contenders[`${name} hits`] = () => logger.info(entry, 'request completed');
  }
  const read = pino({ hooks: { streamWrite: (line) => (line.charCodeAt(line.length >> 1), line) } }, SINK);
  contenders['read'] = () => read.info(texts.plainRequest, 'request completed');
  const turns = await inTurns(contenders);
  const leaks = (name) => leaksOf(loggers[name], entry, hundred[50]);
  return [
    { row: 'line: plain pino, nobody reads it', figure: nanoseconds(median(turns.plain)) },
    ratioRow('line: floor, a hook that reads one character', turns.read, turns.plain),
    ratioRow('line: all rules, 100 values, no hit', turns.ours, turns.plain, 1.5),
    ratioRow('line: all rules, 100 values, hits', turns['ours hits'], turns['plain hits'], 1.8),
    fasterRow(`line: pino redact, 6 paths${leaks('paths')}`, turns['paths hits'], turns['ours hits']),
    fasterRow(
      `line: pino redact, 36 wildcards${leaks('wildcards')}`,
      turns['wildcards hits'],
      turns['ours hits'],
      7,
    ),
  ];
}

async function scans() {
  const text = texts.innocentText(KB);
  const alternation = new RegExp(hundred.map((value) => value.replace(/[^\w]/g, '\\$&')).join('|'), 'g');
  const turns = await inTurns({
    ours: () => maskValuesInText(text),
    alternation: () => text.replace(alternation, '****'),
    loop: () => hundred.some((value) => text.includes(value)),
  });
  return [
    { row: 'values: 1 KB, 100 values with all spellings', figure: nanoseconds(median(turns.ours)) },
    fasterRow('values: alternation regex, one spelling', turns.alternation, turns.ours, 25),
    fasterRow('values: loop of includes, one spelling', turns.loop, turns.ours),
  ];
}

async function payloads() {
  const rows = [];
  const theirs = redact({ paths: ['data[*].apiKey', 'data[*].password', 'data[*].token'] });
  for (const [name, size] of Object.entries({ '1 KB': KB, '100 KB': 100 * KB, '1 MB': KB * KB })) {
    const payload = texts.payloadOf(size, thousand[500]);
    const leak = (text) => (/not real/.test(text) || text.includes(thousand[500]) ? ' (leaks)' : '');
    if (leak(JSON.stringify(maskSecrets(payload))) !== '') throw new Error('A secret is left in the payload');
    const turns = await inTurns({
      plain: () => JSON.stringify(payload),
      ours: () => JSON.stringify(maskSecrets(payload)),
      theirs: () => theirs(payload),
    });
    rows.push(
      { row: `payload ${name}: JSON.stringify`, figure: nanoseconds(median(turns.plain)) },
      ratioRow(`payload ${name}: keys, 1000 values`, turns.ours, turns.plain, size > KB ? 1.6 : undefined),
      ratioRow(
        `payload ${name}: @pinojs/redact, 3 wildcards${leak(theirs(payload))}`,
        turns.theirs,
        turns.plain,
      ),
    );
  }
  return rows;
}

function extremes() {
  const line = texts.innocentText(KB * KB);
  const slow = texts
    .adversarialTexts(100 * KB)
    .map(([name, text]) => ({ name, time: timeOf(() => maskLogText(text), 9) }))
    .sort((a, b) => b.time - a.time);
  const [worst] = slow;
  return [
    atMost(
      'line of 1 MB, 1000 values',
      timeOf(() => maskLogText(line)),
      20 * MS,
      nanoseconds,
    ),
    atMost(`worst of ${slow.length} texts of 100 KB: ${worst.name}`, worst.time, 10 * MS, nanoseconds),
  ];
}

async function heapInUse() {
  for (let turn = 0; turn < 3; turn++) {
    await setImmediate();
    globalThis.gc();
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

console.log(describeMachine());
withValues(hundred);
const rows = [...(await lines()), ...(await scans())];
const before = await heapInUse();
withValues(thousand.slice(100));
const registry = ((await heapInUse()) - before) / 0.9;
rows.push(...(await payloads()), ...extremes());
rows.push(atMost('memory of 1000 values with all spellings', registry, 5 * KB * KB, bytes));
console.log(`\n${formatTable(rows)}\n\n${summarize(rows)}`);
