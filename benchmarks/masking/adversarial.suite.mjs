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
    // By turns, so that whatever else the machine does meets both.
    const [times, twiceTimes] = timesOf([text, twice[index][1]].map((one) => () => maskLogText(one)));
    return { name, time: median(times), growth: Math.min(...twiceTimes) / Math.min(...times) };
  });
  const slowest = measured.reduce((worst, one) => (one.time > worst.time ? one : worst));
  const steepest = measured.reduce((worst, one) => (one.growth > worst.growth ? one : worst));
  const count = measured.length;
  return [
    atMost(
      'line of 1 MB, 1000 values',
      median(timesOf([() => maskLogText(line)])[0]),
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

/** The times of some calls of each; the first of them compile. */
function timesOf(calls) {
  const times = calls.map(() => []);
  for (let round = 0; round < CALLS; round++) {
    calls.forEach((call, index) => {
      const before = process.hrtime.bigint();
      call();
      times[index].push(Number(process.hrtime.bigint() - before));
    });
  }
  return times;
}
