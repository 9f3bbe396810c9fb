import { measure } from 'mitata';

const ROUNDS = 15;
/** Nanoseconds that one contender gets in a round: mitata compiles a loop for each, which must have become fast. */
const TURN = 100e6;

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Measures functions in turn, round after round, so that whatever else the machine does meets all of them.
 * A contender is a function that mitata repeats, or `{ sample }`, which gives nanoseconds of its own measuring.
 *
 * @returns for each name the nanoseconds of one call, awaited where it returns a promise: a median per round.
 */
export async function inTurns(contenders) {
  const names = Object.keys(contenders);
  const figures = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    // Another one begins each time: nobody always follows the same neighbour.
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(round + turn) % names.length];
      const contender = contenders[name];
      const figure = contender.sample
        ? await contender.sample()
        : (await measure(contender, { min_cpu_time: TURN })).p50;
      figures[name].push(figure);
    }
  }
  return figures;
}

/** The median of the ratios within each round, which no drift between rounds disturbs. */
export function ratioOf(numbers, floors) {
  return median(numbers.map((number, round) => number / floors[round]));
}
