import { maskLogText } from '../../libs/secrets/dist/esm/masking/index.js';
import { median } from '../rounds.mjs';
import { atMost, nanoseconds } from '../table.mjs';
import { adversarialTexts, innocentText, secretsOf } from './texts.mjs';
import { withValues } from './values.mjs';

const KB = 1024;
const MILLISECOND = 1e6;

/** @returns {import('../table.mjs').Row[]} */
export function run() {
  withValues(secretsOf(1000));
  const line = innocentText(KB * KB);
  const [worst, ...others] = adversarialTexts(100 * KB)
    .map(([name, text]) => ({ name, time: timeOf(() => maskLogText(text), 9) }))
    .sort((a, b) => b.time - a.time);
  const row = `worst of ${others.length + 1} texts of 100 KB: ${worst.name}`;
  return [
    atMost(
      'line of 1 MB, 1000 values',
      timeOf(() => maskLogText(line), 5),
      20 * MILLISECOND,
      nanoseconds,
    ),
    atMost(row, worst.time, 10 * MILLISECOND, nanoseconds),
  ];
}

/** The median time of some calls; the first of them compile. */
function timeOf(call, repetitions) {
  const figures = [];
  for (let repetition = 0; repetition < repetitions; repetition++) {
    const before = process.hrtime.bigint();
    call();
    figures.push(Number(process.hrtime.bigint() - before));
  }
  return median(figures);
}
