import AhoCorasick from 'ahocorasick';
import { randomBytes } from 'node:crypto';
import { maskValuesInText } from '../../libs/secrets/dist/esm/masking/index.js';
import { reachableBytes } from '../heap.mjs';
import { inTurns, median } from '../rounds.mjs';
import { atMost, bytes, nanoseconds, timesSlower } from '../table.mjs';
import { innocentText, secretsOf } from './texts.mjs';
import { withValues } from './values.mjs';

/** Packages whose versions belong to the figures. */
export const compared = ['ahocorasick'];

const KB = 1024;
const ROTATIONS = 10_000;
const ROTATED = 100;
/** Until as many versions are kept as will be, and the engine has compiled what rotates. */
const FIRST_ROUNDS = 30;
/** Masked between rotations, as lines are. */
const TEXT = 'x'.repeat(KB);

/** @returns {Promise<import('../table.mjs').Row[]>} */
export async function run() {
  const values = secretsOf(1000);
  const hundred = values.slice(0, 100);
  withValues(hundred);
  const rows = await scans(hundred);
  const before = await reachableBytes();
  const rotate = withValues(values.slice(100));
  const registry = ((await reachableBytes()) - before) / 0.9;
  for (let round = 0; round < FIRST_ROUNDS; round++) rotateAll(rotate);
  const kept = await reachableBytes();
  for (let round = 0; round < ROTATIONS / ROTATED; round++) rotateAll(rotate);
  const grown = (await reachableBytes()) - kept;
  return [
    ...rows,
    atMost('memory of 1000 values with all spellings', registry, 5 * KB * KB, bytes),
    atMost(`memory that ${ROTATIONS} rotations add`, grown, 100 * KB, bytes),
  ];
}

function rotateAll(rotate) {
  for (let index = 0; index < ROTATED; index++) rotate(index, randomBytes(24).toString('base64'));
  maskValuesInText(TEXT);
}

async function scans(values) {
  const text = innocentText(KB);
  const alternation = new RegExp(values.map((value) => value.replace(/[^\w]/g, '\\$&')).join('|'), 'g');
  const automaton = new AhoCorasick(values);
  const turns = await inTurns({
    ours: () => maskValuesInText(text),
    alternation: () => text.replace(alternation, '****'),
    automaton: () => automaton.search(text),
    loop: () => values.some((value) => text.includes(value)),
  });
  return [
    { row: 'values: 1 KB, 100 values with all spellings', figure: nanoseconds(median(turns.ours)) },
    timesSlower('values: alternation regex, one spelling', turns.alternation, turns.ours, 25),
    timesSlower('values: ahocorasick, one spelling', turns.automaton, turns.ours),
    timesSlower('values: loop of includes, one spelling', turns.loop, turns.ours),
  ];
}
