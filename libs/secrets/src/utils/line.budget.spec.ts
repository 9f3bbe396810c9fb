import { expect, it } from 'vitest';
import { FakeClock } from '../../../../test/support/fake-clock.js';
import { LineBudget } from './line.budget.js';

it('has so many lines in each span, which begins with its first line', () => {
  const clock = new FakeClock(1e12);
  const budget = new LineBudget(2, 1000, clock);
  const spend = () => [budget.spend(), budget.spend(), budget.spend()];
  clock.advance(5);
  expect(spend()).toEqual([true, true, false]);
  clock.advance(0.999);
  expect(budget.spend()).toBe(false);
  clock.advance(0.001);
  expect(spend()).toEqual([true, true, false]);
});
