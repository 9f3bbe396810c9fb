import { expect, it } from 'vitest';
import { BoundedMap } from './bounded-map.js';

it('forgets what was set longest ago, and nothing before it is full', () => {
  const map = new BoundedMap<string, number>(3);
  for (const [key, value] of [
    ['a', 1],
    ['b', 2],
    ['c', 3],
  ] as const)
    map.set(key, value);
  expect([...map.keys()]).toEqual(['a', 'b', 'c']);
  map.get('a');
  map.set('d', 4);
  expect(['a', 'b', 'c', 'd'].map((key) => map.get(key))).toEqual([undefined, 2, 3, 4]);
  expect(map.size).toBe(3);
});

it('counts what is set again as new, and once', () => {
  const map = new BoundedMap<string, number>(2);
  map.set('a', 1);
  map.set('b', 2);
  map.set('a', 3);
  map.set('c', 4);
  expect(['a', 'b', 'c'].map((key) => map.get(key))).toEqual([3, undefined, 4]);
});

it('lets go of one, and of all', () => {
  const map = new BoundedMap<string, number>(2);
  map.set('a', 1);
  map.set('b', 2);
  expect([map.delete('a'), map.delete('a'), map.size]).toEqual([true, false, 1]);
  map.clear();
  expect([map.get('b'), map.size]).toEqual([undefined, 0]);
});
