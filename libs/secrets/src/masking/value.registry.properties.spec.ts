import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { propertyRuns, propertyTime } from '../../../../test/support/property-runs.js';
import { ValueRegistry } from './value.registry.js';

const RUNS = propertyRuns(300);
vi.setConfig({ testTimeout: propertyTime(300) });

/** Of two letters, so that they begin and end alike and overlap. */
const value = fc.stringMatching(/^[ab]{8,12}$/);
const text = fc.stringMatching(/^[abc]{0,80}$/);

/** What a plain search for each value finds; touching hits get one mask. */
function plainlyMasked(from: string, values: Iterable<string>): string {
  const covered = Array.from(from, () => false);
  for (const one of values) {
    for (let at = from.indexOf(one); at !== -1; at = from.indexOf(one, at + 1)) {
      covered.fill(true, at, at + one.length);
    }
  }
  let masked = '';
  covered.forEach((hit, at) => {
    if (!hit) masked += from[at];
    else if (!covered[at - 1]) masked += '****';
  });
  return masked;
}

describe('The registry finds what a plain search finds', () => {
  it('of some values', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 6 }), text, (values, from) => {
        const registry = new ValueRegistry();
        values.forEach((one) => registry.add(one));
        expect(registry.mask(from)).toBe(plainlyMasked(from, values));
      }),
      RUNS,
    );
  });

  it('while values come and go, some with several holders', () => {
    const step = fc.record({ leaves: fc.boolean(), which: fc.nat(), value, from: text });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 60 }), (steps) => {
        const registry = new ValueRegistry();
        const held: { value: string; release: () => void }[] = [];
        const met = new Set<string>();
        for (const { leaves, which, value: one, from } of steps) {
          if (leaves && held.length > 0) held.splice(which % held.length, 1)[0]?.release();
          else held.push({ value: one, release: registry.add(one) });
          // Those that have left, too: nobody may find them any more.
          const around = [from, ...met.add(one)].join('c');
          const values = held.map((kept) => kept.value);
          expect(registry.mask(around)).toBe(plainlyMasked(around, values));
        }
      }),
      RUNS,
    );
  });
});
