import { expect, it } from 'vitest';
import { FakeClock } from '../../../../test/support/fake-clock.js';
import { RecordedLog } from '../../../../test/support/service-under-test.js';
import { MissingSummary } from './missing.summary.js';

function summary() {
  const log = new RecordedLog();
  const clock = new FakeClock(1e12);
  return { log, clock, missing: new MissingSummary(log, clock) };
}

it('tells of each read at debug, and of the first at warn', () => {
  const { log, missing } = summary();
  missing.note('A');
  missing.note('A');
  expect(log.at('debug')).toEqual(['Secret "A" is in no provider', 'Secret "A" is in no provider']);
  expect(log.at('warn')).toEqual(['In no provider: "A"']);
});

it('sums up at warn, once a minute, what was read since, each key once', () => {
  const { log, clock, missing } = summary();
  missing.note('FIRST');
  for (const key of ['A', 'B', 'A']) missing.note(key);
  clock.advance(59.999);
  missing.note('B');
  expect(log.at('warn')).toHaveLength(1);
  clock.advance(0.001);
  missing.note('C');
  missing.note('D');
  expect(log.at('warn').slice(1)).toEqual(['In no provider: "A", "B", "C", in 5 reads since the last line']);
  clock.advance(60);
  missing.note('D');
  expect(log.at('warn').slice(2)).toEqual(['In no provider: "D", in 2 reads since the last line']);
});

it('names ten keys at most, however many were made up', () => {
  const { log, clock, missing } = summary();
  missing.note('FIRST');
  for (let n = 0; n < 50; n++) missing.note(`KEY_${n}`);
  clock.advance(60);
  missing.note('LAST');
  const line = log.at('warn')[1] ?? '';
  expect(line.match(/"KEY_\d"/g)).toHaveLength(10);
  expect(line).toMatch(/"KEY_9", in 51 reads since the last line$/);
});
