import { maskLogText } from '../../libs/secrets/dist/esm/masking/index.js';
import { median } from '../rounds.mjs';
import { atMost, nanoseconds } from '../table.mjs';
import { adversarialTexts, innocentText, secretsOf } from './texts.mjs';
import { withValues } from './values.mjs';

const KB = 1024;
const MILLISECOND = 1e6;
const CALLS = 25;

/** @returns {import('../table.mjs').Row[]} */
export function run() {
  withValues(secretsOf(1000));
  const line = innocentText(KB * KB);
  const twice = adversarialTexts(200 * KB);
  const measured = adversarialTexts(100 * KB).map(([name, text], index) => {
    const times = timesOf(() => maskLogText(text));
    const twiceTimes = timesOf(() => maskLogText(twice[index][1]));
    return { name, time: median(times), growth: Math.min(...twiceTimes) / Math.min(...times) };
  });
  const slowest = measured.reduce((worst, one) => (one.time > worst.time ? one : worst));
  const steepest = measured.reduce((worst, one) => (one.growth > worst.growth ? one : worst));
  const count = measured.length;
  return [
    atMost(
      'line of 1 MB, 1000 values',
      median(timesOf(() => maskLogText(line))),
      20 * MILLISECOND,
      nanoseconds,
    ),
    atMost(
      `slowest of ${count} texts of 100 KB: ${slowest.name}`,
      slowest.time,
      10 * MILLISECOND,
      nanoseconds,
    ),
    {
      row: `steepest of ${count} texts, twice as long: ${steepest.name}`,
      figure: `${steepest.growth.toFixed(2)} ×`,
      target: '≤ 2.5 ×',
      met: steepest.growth <= 2.5,
    },
  ];
}

/** The times of some calls; the first of them compile. */
function timesOf(call) {
  return Array.from({ length: CALLS }, () => {
    const before = process.hrtime.bigint();
    call();
    return Number(process.hrtime.bigint() - before);
  });
}
