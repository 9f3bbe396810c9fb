import { describe, expect, it } from 'vitest';
import { PairFilter } from './pair.filter.js';

describe('A filter of pairs', () => {
  const filter = new PairFilter(1 << 12);
  const added = Array.from({ length: 100 }, (_, i) => [i * 37, i * i] as const);
  for (const [first, second] of added) filter.add(first, second);

  it('may have every pair that was added', () => {
    expect(added.filter(([first, second]) => !filter.mayHave(first, second))).toEqual([]);
  });

  it('knows of nearly all others that they were not', () => {
    const others = Array.from({ length: 1000 }, (_, i) => [5000 + i, 3 * i] as const);
    expect(others.filter(([first, second]) => filter.mayHave(first, second)).length).toBeLessThan(60);
  });

  it('tells the first of a pair from the second', () => {
    const one = new PairFilter(1 << 12);
    one.add(1, 2);
    expect([one.mayHave(1, 2), one.mayHave(2, 1)]).toEqual([true, false]);
  });
});
