import { expect, it } from 'vitest';
import { FakeClock } from '../../../../test/support/fake-clock.js';
import { LinkBreaker } from './link.breaker.js';

function breakerAfter(failures: number): { breaker: LinkBreaker<string>; clock: FakeClock } {
  const clock = new FakeClock();
  const breaker = new LinkBreaker<string>(clock);
  for (let n = 1; n <= failures; n++) {
    expect(breaker.refusal()).toBeUndefined();
    breaker.failed(`failure ${n}`);
  }
  return { breaker, clock };
}

it('lets calls through until five failures in a row', () => {
  expect(breakerAfter(4).breaker.refusal()).toBeUndefined();
  expect(breakerAfter(5).breaker.refusal()).toBe('failure 5');
});

it('counts anew after any answer', () => {
  const { breaker } = breakerAfter(4);
  breaker.answered();
  for (let n = 0; n < 4; n++) breaker.failed('again');
  expect(breaker.refusal()).toBeUndefined();
});

it('lets one probe through after 15 s, and closes when it is answered', () => {
  const { breaker, clock } = breakerAfter(5);
  clock.advance(14.9);
  expect(breaker.refusal()).toBe('failure 5');
  clock.advance(0.1);
  expect([breaker.refusal(), breaker.refusal()]).toEqual([undefined, 'failure 5']);
  breaker.answered();
  expect([breaker.refusal(), breaker.refusal()]).toEqual([undefined, undefined]);
});

it('pauses twice as long after each failed probe, at most 60 s', () => {
  const { breaker, clock } = breakerAfter(5);
  for (const pause of [15, 30, 60, 60]) {
    clock.advance(pause - 0.1);
    expect(breaker.refusal()).toBeDefined();
    clock.advance(0.1);
    expect(breaker.refusal()).toBeUndefined();
    breaker.failed('probe failed');
  }
});

it('takes calls that were under way when it opened for no probes', () => {
  const { breaker, clock } = breakerAfter(5);
  breaker.failed('late');
  clock.advance(15);
  expect(breaker.refusal()).toBeUndefined();
});

it('opens again where a call that took no probe fails after the pause, such as a batch', () => {
  const { breaker, clock } = breakerAfter(5);
  clock.advance(15);
  breaker.failed('of a batch');
  clock.advance(29.9);
  expect(breaker.refusal()).toBe('of a batch');
});

it('counts anew after the answer of a call that was under way when it opened', () => {
  const { breaker } = breakerAfter(5);
  breaker.answered();
  for (let n = 1; n <= 5; n++) {
    expect(breaker.refusal()).toBeUndefined();
    breaker.failed(`failure ${n}`);
  }
  expect(breaker.isOpen).toBe(true);
});
