import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../../../../test/support/fake-clock.js';
import { RecordedLog } from '../../../../../test/support/service-under-test.js';
import {
  SecretDeniedError,
  SecretInvalidError,
  SecretsUnconfiguredError,
  SecretUnavailableError,
} from '../../errors/secrets.errors.js';
import { toLinkFailure, type LinkFailure } from './link-failure.js';
import { LinkHealth } from './link-health.js';
import type { SecretForm } from './secret.link.js';

const down = () => new SecretUnavailableError('down');
const denied = (requestId = 'r-1') =>
  Object.assign(new SecretDeniedError('no'), { $metadata: { requestId } });

function watched() {
  const log = new RecordedLog();
  const clock = new FakeClock(1e12);
  const health = new LinkHealth('store', log, clock);
  const fail = (key: string, thrown: unknown, form?: SecretForm) =>
    health.failed(key, toLinkFailure(thrown, 'store', key) as LinkFailure, form);
  /** What was shown since the last call. */
  const shown = () => {
    const lines = log.shown;
    log.lines.length = 0;
    return lines;
  };
  return { health, clock, fail, shown, log };
}

const OUTAGE = 'warn: store does not answer, asked for "A", because: SecretUnavailableError UNAVAILABLE';

describe('an outage', () => {
  it('is one line however many keys fail, and one when the last of them is answered', () => {
    const { health, fail, shown } = watched();
    for (const key of ['A', 'B', 'A', 'C']) fail(key, down());
    expect(shown()).toEqual([OUTAGE]);
    health.succeeded('B');
    health.missing('C');
    health.succeeded('never asked for before');
    expect(shown()).toEqual([]);
    health.succeeded('A');
    expect(shown()).toEqual(['log: store answers again']);
    health.succeeded('A');
    expect(shown()).toEqual([]);
  });

  it('is brought to mind every five minutes, with what was not told meanwhile', () => {
    const { clock, fail, shown } = watched();
    fail('A', down());
    for (let minute = 1; minute < 5; minute++) {
      clock.advance(60);
      fail('A', down());
    }
    clock.advance(59.999);
    fail('A', down());
    expect(shown()).toEqual([OUTAGE]);
    clock.advance(0.001);
    fail('A', down());
    expect(shown()).toEqual([`${OUTAGE}, still, after 5 more failed calls`]);
    clock.advance(300);
    fail('A', down());
    expect(shown()).toEqual([`${OUTAGE}, still, after 0 more failed calls`]);
  });

  it('begins anew after it has ended, with nothing held back from the one before', () => {
    const { health, clock, fail, shown } = watched();
    fail('A', down());
    fail('A', down());
    health.succeeded('A');
    shown();
    fail('A', down());
    expect(shown()).toEqual([OUTAGE]);
    clock.advance(300);
    fail('A', down());
    expect(shown()).toEqual([`${OUTAGE}, still, after 0 more failed calls`]);
  });

  it('is not kept open by keys that nobody reads any more', () => {
    const { health, clock, fail, shown } = watched();
    fail('B', down());
    clock.advance(61);
    fail('A', down());
    shown();
    health.succeeded('A');
    expect(shown()).toEqual([]);
    clock.advance(0.001);
    health.succeeded('A');
    expect(shown()).toEqual(['log: store answers again']);
  });

  it('is another one where the keys of the last were left and the store has answered since', () => {
    const { health, clock, fail, shown } = watched();
    fail('B', down());
    fail('A', down());
    health.succeeded('A');
    shown();
    clock.advance(62);
    fail('A', down());
    expect(shown()).toEqual([OUTAGE]);
  });

  it('that comes and goes with each call is fifty lines in five minutes, and as many ends', () => {
    const { health, clock, fail, shown } = watched();
    for (let n = 0; n < 60; n++) {
      fail('A', down());
      health.succeeded('A');
    }
    const lines = shown();
    expect([lines.length, new Set(lines)]).toEqual([100, new Set([OUTAGE, 'log: store answers again'])]);
    clock.advance(300);
    fail('A', down());
    health.succeeded('A');
    expect(shown()).toEqual([`${OUTAGE}, again, after 10 more failed calls`, 'log: store answers again']);
  });

  it('is not over because nobody reads', () => {
    const { clock, fail, shown } = watched();
    fail('A', down());
    shown();
    clock.advance(120);
    fail('A', down());
    expect(shown()).toEqual([]);
    clock.advance(180);
    fail('A', down());
    expect(shown()).toEqual([`${OUTAGE}, still, after 1 more failed calls`]);
  });

  it('waits for a thousand keys at most', () => {
    const { health, fail, shown } = watched();
    for (let n = 0; n <= 1000; n++) fail(`KEY_${n}`, down());
    shown();
    for (let n = 0; n < 999; n++) health.succeeded(`KEY_${n}`);
    expect(shown()).toEqual([]);
    health.succeeded('KEY_999');
    expect(shown()).toEqual(['log: store answers again']);
  });

  it('is over for a key that is refused', () => {
    const { health, fail, shown } = watched();
    fail('A', down());
    fail('B', down());
    fail('B', denied());
    shown();
    health.succeeded('A');
    expect(shown()).toEqual(['log: store answers again']);
  });

  it('is over when the last key that waits is refused', () => {
    const { health, fail, shown } = watched();
    fail('A', down());
    expect(health.trouble()).toEqual({ code: 'UNAVAILABLE', seconds: 0 });
    shown();
    fail('A', denied());
    expect(shown()).toEqual(['log: store answers again', DENIED('A')]);
    expect(health.trouble()).toBeUndefined();
    fail('A', down());
    expect(shown()).toEqual([OUTAGE]);
  });
});

const DENIED = (key: string, requestId = 'r-1') =>
  `error: store cannot give "${key}", because: SecretDeniedError DENIED, request ${requestId}`;

describe('a refusal', () => {
  it('is one line for each key until its reason is another one, whatever the request', () => {
    const { fail, shown } = watched();
    fail('A', denied('r-1'));
    fail('A', denied('r-2'));
    fail('B', denied('r-3'));
    expect(shown()).toEqual([DENIED('A'), DENIED('B', 'r-3')]);
    fail('A', new TypeError('another'));
    expect(shown()).toEqual(['error: store cannot give "A", because: TypeError']);
  });

  it('is told of as over once, by the key', () => {
    const { health, fail, shown } = watched();
    fail('A', denied());
    health.succeeded('B');
    shown();
    health.succeeded('A');
    health.succeeded('A');
    expect(shown()).toEqual(['log: store answers again for "A"']);
    fail('A', denied());
    expect(shown()).toEqual([DENIED('A')]);
  });

  it('of one form of a secret is apart from the others', () => {
    const { health, fail, shown } = watched();
    fail('A', new SecretInvalidError('binary'));
    health.succeeded('A', 'binary');
    fail('A', new SecretInvalidError('binary'), 'json');
    fail('A', new SecretInvalidError('binary'), 'text');
    const line = 'warn: store cannot give "A", because: SecretInvalidError INVALID';
    expect(shown()).toEqual([line, line]);
    health.missing('A');
    expect(shown()).toEqual(['log: store answers again for "A"']);
  });

  it('of made-up keys is a thousand lines in five minutes, and debug beyond', () => {
    const { clock, fail, log, shown } = watched();
    for (let n = 0; n < 1001; n++) fail(`KEY_${n}`, denied());
    expect([log.at('error').length, log.at('debug')]).toEqual([1000, [DENIED('KEY_1000').slice(7)]]);
    shown();
    clock.advance(300);
    fail('A', denied());
    expect(shown()).toEqual([DENIED('A')]);
  });
});

it('the end of a refusal that was told at debug is told there too', () => {
  const { health, fail, log, shown } = watched();
  for (let n = 0; n < 1001; n++) fail(`KEY_${n}`, denied());
  shown();
  health.succeeded('KEY_1000');
  health.succeeded('KEY_999');
  expect(log.lines).toEqual([
    ['debug', 'store answers again for "KEY_1000"'],
    ['log', 'store answers again for "KEY_999"'],
  ]);
});

describe('a link that is not set up', () => {
  it('is one warning until that changes', () => {
    const { health, fail, shown } = watched();
    const missing = (requestId: string) =>
      Object.assign(new SecretsUnconfiguredError('none'), { $metadata: { requestId } });
    const line = (requestId: string) =>
      `warn: store is not set up, so it is not asked: SecretsUnconfiguredError UNCONFIGURED, request ${requestId}`;
    fail('A', missing('r-1'));
    fail('B', missing('r-2'));
    expect(shown()).toEqual([line('r-1')]);
    health.succeeded('A');
    expect(shown()).toEqual([]);
    fail('A', missing('r-3'));
    expect(shown()).toEqual([line('r-3')]);
    for (let n = 0; n < 60; n++) {
      health.succeeded('A');
      fail('A', missing('r-4'));
    }
    expect(shown()).toHaveLength(48);
  });
});

it('what is not there is told at debug', () => {
  const { health, log } = watched();
  health.missing('A');
  expect(log.lines).toEqual([['debug', 'store has no secret "A"']]);
});

it('why changes are not noticed is told once for each reason, of twenty at most', () => {
  const { health, shown } = watched();
  const line = (reason: string) =>
    `warn: store does not tell of every change, which the TTL brings, because: ${reason}`;
  for (const reason of ['one, request r-1', 'one, request r-2', 'two']) health.unwatched(reason);
  expect(shown()).toEqual([line('one, request r-1'), line('two')]);
  for (let n = 0; n < 50; n++) health.unwatched(`reason ${n}`);
  expect(shown()).toHaveLength(18);
});
