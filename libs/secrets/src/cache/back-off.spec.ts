import { expect, it } from 'vitest';
import { backOff } from './back-off.js';

it.each([
  [1, 1, 2],
  [3, 4, 8],
  [6, 30, 60],
  [5000, 30, 60],
])('after failure %i it is between %i and %i seconds', (failures, least, most) => {
  expect(backOff(failures, () => 0)).toBe(least * 1000);
  expect(backOff(failures, () => 1)).toBe(most * 1000);
});
