import { maskLogText, maskSecrets } from '../../libs/secrets/dist/esm/masking/index.js';
import { median } from '../rounds.mjs';
import { atMost } from '../table.mjs';
import { innocentText, secretsOf } from './texts.mjs';
import { withValues } from './values.mjs';

const MB = 1024 * 1024;
const MANY = 100_000;
const DEPTH = 10_000;
const CALLS = 5;
const MOST = 50;

/** What somebody may send who wants the application to stand still. */
const PAYLOADS = {
  '100,000 keys': () => object((index) => `key${index}`),
  '100,000 secret keys': () => object((index) => `api_key${index}`),
  '100,000 keys of digits': () => object((index) => `${index * 7919}_${index}x`),
  '100,000 objects': () => Array.from({ length: MANY }, (_, index) => ({ index, name: `name ${index}` })),
  '100,000 texts': () => Array.from({ length: MANY }, (_, index) => `${index}: ${index * 7919}`),
  'a text of 10 MB': () => ({ text: innocentText(10 * MB) }),
};
const DEEP = {
  'objects of depth 10,000': ['{"note":"some text","list":[1,2,3],"inner":', '}'],
  'lists of depth 10,000': ['["some text that stands beside it",', ']'],
};

/** @returns {import('../table.mjs').Row[]} */
export function run() {
  withValues(secretsOf(1000));
  return [
    ...Object.entries(PAYLOADS).flatMap(([name, make]) => {
      const payload = make();
      return rowsOf(name, payload, JSON.stringify(payload));
    }),
    ...Object.entries(DEEP).flatMap(([name, [start, end]]) =>
      rowsOf(name, deep(start, end), `${start.repeat(DEPTH)}1${end.repeat(DEPTH)}`),
    ),
  ];
}

function rowsOf(name, payload, text) {
  const row = (what, call) => {
    const times = Array.from({ length: CALLS }, () => timeOf(call));
    const perMegabyte = median(times) / (text.length / MB);
    return atMost(`${what}: ${name}`, perMegabyte, MOST, (figure) => `${figure.toPrecision(3)} ms/MB`);
  };
  return [row('response', () => maskSecrets(payload)), row('line', () => maskLogText(text))];
}

function object(keyOf) {
  return Object.fromEntries(Array.from({ length: MANY }, (_, index) => [keyOf(index), `value ${index}`]));
}

/** Put together level by level: the parser would not get so deep. */
function deep(start, end) {
  let value = 1;
  for (let level = 0; level < DEPTH; level++) {
    const around = JSON.parse(`${start}0${end}`);
    if (Array.isArray(around)) around[around.length - 1] = value;
    else around.inner = value;
    value = around;
  }
  return value;
}

function timeOf(call) {
  const before = process.hrtime.bigint();
  call();
  return Number(process.hrtime.bigint() - before) / 1e6;
}
