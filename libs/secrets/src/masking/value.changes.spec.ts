import { describe, expect, it, vi } from 'vitest';
import { isSearchable, ValueMatcher } from './value.matcher.js';
import { ValueTable } from './value.table.js';

function matcherOf(...values: string[]): ValueMatcher {
  const matcher = new ValueMatcher();
  for (const value of values) matcher.add(value);
  return matcher;
}

const numbered = (count: number) => Array.from({ length: count }, (_, i) => `Vx3-pQz9-${i}-Lk2`);

describe('Values that come and go', () => {
  it('are counted whether they have been searched for or not', () => {
    const matcher = new ValueMatcher();
    expect([matcher.size, matcher.mask('abcd-1234'), matcher.table()]).toEqual([0, 'abcd-1234', undefined]);
    matcher.add('abcd-1234');
    matcher.add('efgh-5678');
    expect([matcher.size, matcher.mask('abcd-1234'), matcher.size]).toEqual([2, '****', 2]);
    matcher.add('ijkl-9012');
    matcher.remove('efgh-5678');
    expect([matcher.size, matcher.mask('efgh-5678 ijkl-9012')]).toEqual([2, 'efgh-5678 ****']);
  });

  it('are gone at once, even before the first search', () => {
    const matcher = matcherOf('abcd-1234', 'efgh-5678');
    matcher.remove('abcd-1234');
    expect([matcher.size, matcher.mask('abcd-1234 efgh-5678')]).toEqual([1, 'abcd-1234 ****']);
    matcher.remove('efgh-5678');
    expect([matcher.size, matcher.table(), matcher.mask('efgh-5678')]).toEqual([0, undefined, 'efgh-5678']);
  });

  it('share a table that has room for more, as long as none is shorter', () => {
    const matcher = matcherOf('abcd-1234');
    const table = matcher.table();
    matcher.add('efgh-5678');
    expect(matcher.table()).toBe(table);
    matcher.remove('abcd-1234');
    expect(matcher.table()).toBe(table);
    matcher.add('shorter1');
    expect(matcher.table()).not.toBe(table);
    expect(matcher.mask('abcd-1234 efgh-5678 shorter1')).toBe('abcd-1234 **** ****');
  });

  it('get a new table when it is full', () => {
    const perValue = patternsIn(matcherOf('Vx3-pQz9-0-Lk2'));
    const matcher = matcherOf('Vx3-pQz9-0-Lk2');
    const table = matcher.table() as ValueTable;
    const fitting = Math.floor(table.room / perValue);
    for (const value of numbered(fitting).slice(1)) matcher.add(value);
    expect(matcher.table()).toBe(table);
    for (const value of numbered(fitting + 2)) matcher.add(value);
    expect(matcher.table()).not.toBe(table);
    expect((matcher.table() as ValueTable).room).toBeGreaterThan(table.room);
  });

  it('get a new table when more have gone than are left', () => {
    const values = ['Vx3-pQz9-0-Lk2', 'Vx3-pQz9-1-Lk2', 'Vx3-pQz9-2-Lk2', 'Vx3-pQz9-3-Lk2'];
    const matcher = matcherOf(...values);
    const table = matcher.table();
    matcher.remove(values[0] as string);
    matcher.remove(values[1] as string);
    expect(matcher.table()).toBe(table);
    matcher.remove(values[2] as string);
    expect(matcher.table()).not.toBe(table);
    expect(matcher.mask(values.join(' '))).toBe(`${values.slice(0, 3).join(' ')} ****`);
  });
});

function patternsIn(matcher: ValueMatcher): number {
  const insert = vi.spyOn(ValueTable.prototype, 'insert');
  matcher.table();
  const { length } = insert.mock.calls;
  insert.mockRestore();
  return length;
}

describe('A mask that was put in', () => {
  it('may make a hit where a value holds what masks are made of, as long as that is there', () => {
    const matcher = matcherOf('abcd-1234', '****efgh');
    expect([matcher.table() !== undefined, matcher.mayFindMore]).toEqual([true, true]);
    matcher.remove('****efgh');
    expect(matcher.mayFindMore).toBe(false);
    matcher.add('ijkl-9012');
    matcher.table();
    matcher.remove('abcd-1234');
    matcher.add('****efgh');
    expect([matcher.mask('ijkl-9012efgh'), matcher.mayFindMore]).toEqual(['****', true]);
  });

  it('may make a hit of digits that the last text had other digits beside', () => {
    const matcher = matcherOf('73195502');
    expect(matcher.mayFindMore).toBe(false);
    expect([matcher.mask('n 731955021'), matcher.mayFindMore]).toEqual(['n 731955021', true]);
    expect([matcher.mask('n 73195502'), matcher.mayFindMore]).toEqual(['n ****', false]);
  });

  it('is followed by another search only where it may, and by no more than seven', () => {
    const searches = vi.spyOn(ValueTable.prototype, 'findInShort');
    expect(matcherOf('abcd-1234').mask('x abcd-1234')).toBe('x ****');
    expect(searches).toHaveBeenCalledTimes(1);
    const matcher = matcherOf('abcd-1234', '****efgh');
    expect(matcher.mask(`abcd-1234${'efgh'.repeat(7)}`)).toBe('****');
    expect(matcher.mask(`abcd-1234${'efgh'.repeat(9)}`)).toBe('****efghefgh');
    searches.mockRestore();
  });
});

it.each([
  [160, 1, 0],
  [161, 0, 1],
])('A text of %i characters is searched in the way that costs least', (length, short, long) => {
  const ways = [
    vi.spyOn(ValueTable.prototype, 'findInShort'),
    vi.spyOn(ValueTable.prototype, 'findIn'),
  ] as const;
  expect(matcherOf('abcd-1234').mask('abcd-1234'.padStart(length))).toBe('****'.padStart(length - 5));
  expect(ways.map(({ mock }) => mock.calls.length)).toEqual([short, long]);
  for (const way of ways) way.mockRestore();
});

it('A value is searched for that has 8 characters and more than asterisks', () => {
  const values = ['1234567', '12345678', '********', '*******1'];
  expect(values.map(isSearchable)).toEqual([false, true, false, true]);
});
