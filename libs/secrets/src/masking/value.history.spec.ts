import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../../../../test/support/fake-clock.js';
import { ValueHistory } from './value.history.js';
import { ValueMatcher } from './value.matcher.js';

const SECRETS = 1000;
const ROTATIONS = 10;
const DAY = 24 * 3600;

let matcher: ValueMatcher;
let clock: FakeClock;
let history: ValueHistory;
beforeEach(() => {
  matcher = new ValueMatcher();
  clock = new FakeClock();
  const hold = (text: string) => {
    matcher.add(text);
    return () => matcher.remove(text);
  };
  history = new ValueHistory(hold, (_key, value) => [value], clock);
});

const valueOf = (key: number, round: number) => ['value', key, 'of-round', round].join('-');

function rotateAll(round: number): void {
  for (let key = 0; key < SECRETS; key++) history.add(`KEY_${key}`, valueOf(key, round));
}

describe('Values of a thousand secrets', () => {
  it('are held in three versions at most after ten thousand rotations, searched for meanwhile or not', () => {
    for (const isSearched of [true, false]) {
      for (let round = 0; round <= ROTATIONS; round++) {
        rotateAll(round);
        if (isSearched) expect(matcher.mask(`a text with ${valueOf(7, round)}`)).toBe('a text with ****');
        expect(matcher.size).toBeLessThanOrEqual(3 * SECRETS);
      }
    }
    const remembered = [0, 1, 2, 3].map((age) => matcher.mask(valueOf(7, ROTATIONS - age)) === '****');
    expect(remembered).toEqual([true, true, true, false]);
  });

  it('are held once a day after the last rotation, and not at all after the end', () => {
    for (let round = 0; round <= ROTATIONS; round++) rotateAll(round);
    clock.advance(DAY);
    expect(matcher.size).toBe(SECRETS);
    history.end();
    expect(matcher.size).toBe(0);
    expect(clock.pending).toBe(0);
    expect(matcher.mask(valueOf(7, ROTATIONS))).toBe(valueOf(7, ROTATIONS));
  });
});
