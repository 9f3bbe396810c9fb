import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../../../test/support/fake-clock.js';
import type { Clock } from '../utils/clock.js';
import type { LoadOutcome } from './cache-entry.js';
import { type CacheOptions, toCachePolicy } from './cache.options.js';
import { SecretCache } from './secret.cache.js';

type Outcome = LoadOutcome<string, string>;
const value = (text: string): Outcome => ({ kind: 'value', value: text });
const missing: Outcome = { kind: 'missing' };
const outage: Outcome = { kind: 'failed', failure: 'outage', transient: true };
const denied: Outcome = { kind: 'failed', failure: 'denied', transient: false };

/** A cache over a store whose answers a test sets; `random` is 0.5: a spread of none, a back-off of 3/4. */
function cacheOver(
  first: Outcome,
  options: CacheOptions = { ttl: 100, staleIfError: 50, negativeTtl: 10 },
  random = 0.5,
) {
  const clock = new FakeClock();
  const store = { answer: first, calls: 0 };
  const cache = new SecretCache<string, string, undefined>(
    async () => {
      store.calls++;
      return store.answer;
    },
    { policy: toCachePolicy(options), clock, random: () => random },
    { background: undefined, waitFor: () => 0, tooLate: () => 'too late' },
  );
  const read = async (id = 'KEY') => {
    const answer = await cache.read(id, undefined);
    if (answer.kind === 'value')
      return answer.origin === 'stale' ? `stale ${answer.entry.value}` : answer.entry.value;
    return answer.kind === 'failed' ? `failed: ${answer.failure}` : 'missing';
  };
  return { cache, clock, store, read };
}

describe('a fresh entry', () => {
  it('is returned until its TTL has passed, without asking the store', async () => {
    const { clock, store, read } = cacheOver(value('one'));
    await read();
    store.answer = value('two');
    clock.advance(79.9);
    expect([await read(), store.calls]).toEqual(['one', 1]);
    clock.advance(20.1);
    expect([await read(), store.calls]).toEqual(['two', 2]);
  });

  it('is peeked at without the clock, and not beyond its TTL', async () => {
    const { cache, clock, read } = cacheOver(value('one'));
    expect(cache.peek('KEY')).toBeUndefined();
    await read();
    await expect(cache.peek('KEY')?.promise).resolves.toBe('one');
    clock.advance(100);
    expect(cache.peek('KEY')).toBeUndefined();
  });

  it('counts its age from the question, not from the answer', async () => {
    const clock = new FakeClock();
    let answer: (outcome: Outcome) => void = () => {};
    let calls = 0;
    const cache = new SecretCache<string, string, undefined>(
      () => {
        calls++;
        return new Promise((resolve) => (answer = resolve));
      },
      { policy: toCachePolicy({ ttl: 100 }), clock, random: Math.random },
    );
    const first = cache.read('KEY', undefined);
    clock.advance(60);
    answer(value('one'));
    await first;
    clock.advance(41);
    void cache.read('KEY', undefined);
    expect(calls).toBe(2);
  });

  it('is stale from the start when it was on its way for its whole TTL', async () => {
    const clock = new FakeClock();
    const answers: ((outcome: Outcome) => void)[] = [];
    const cache = new SecretCache<string, string, undefined>(
      () => new Promise((resolve) => answers.push(resolve)),
      { policy: toCachePolicy({ ttl: 100 }), clock, random: () => 0.5 },
    );
    const first = cache.read('KEY', undefined);
    clock.advance(100);
    answers[0]?.(value('one'));
    expect(await first).toMatchObject({ entry: { value: 'one' }, origin: 'stale' });
    void cache.read('KEY', undefined);
    expect(answers).toHaveLength(2);
  });

  it('ends at its own time, whatever is set beside it', async () => {
    const { clock, store, read } = cacheOver(value('one'));
    await read('EARLY');
    clock.advance(50);
    await read('LATE');
    store.answer = outage;
    clock.advance(50);
    expect([await read('EARLY'), await read('LATE')]).toEqual(['stale one', 'one']);
    clock.advance(50);
    expect([await read('EARLY'), await read('LATE')]).toEqual(['failed: outage', 'stale one']);
  });

  it('expires with what it was cut out of', async () => {
    const { clock, store, read } = cacheOver({ kind: 'value', value: 'part', fetchedAt: -60_000 });
    await read();
    clock.advance(29);
    expect([await read(), store.calls]).toEqual(['part', 1]);
    clock.advance(11);
    await read();
    expect(store.calls).toBe(2);
  });

  it('never exists with a TTL of 0', async () => {
    const { store, read } = cacheOver(value('one'), { ttl: 0 });
    expect(await read()).toBe('one');
    store.answer = missing;
    expect([await read(), await read()]).toEqual(['missing', 'missing']);
    store.answer = outage;
    expect([await read(), store.calls]).toEqual(['failed: outage', 4]);
  });
});

// With a `random` of 0.5 an entry of 100 seconds is due after 90.
describe('refresh ahead of expiry', () => {
  it('is started by one read, which gets the value that still counts as fresh', async () => {
    const { clock, store, read } = cacheOver(value('one'));
    await read();
    store.answer = value('two');
    clock.advance(90);
    expect([await Promise.all([read(), read(), read()]), store.calls]).toEqual([['one', 'one', 'one'], 2]);
    expect([await read(), store.calls]).toEqual(['two', 2]);
    clock.advance(89);
    expect([await read(), store.calls]).toEqual(['two', 2]);
  });

  it('is started by a peek too, and needs a read: an idle entry costs nothing', async () => {
    const { cache, clock, store, read } = cacheOver(value('one'));
    await read();
    clock.advance(89);
    expect([cache.peek('KEY')?.value, store.calls]).toEqual(['one', 1]);
    clock.advance(1);
    expect([cache.peek('KEY')?.value, store.calls]).toEqual(['one', 2]);
    await read();
    clock.advance(1000);
    expect(store.calls).toBe(2);
  });

  it('is asked for as the reader asks, and by no peek, where there is no patience of its own', async () => {
    const clock = new FakeClock();
    const asked: string[] = [];
    const cache = new SecretCache<string, string, string>(
      async (_id, how) => {
        asked.push(how);
        return value('one');
      },
      { policy: toCachePolicy({ ttl: 100 }), clock, random: () => 0.5 },
    );
    await cache.read('KEY', 'first');
    clock.advance(90);
    expect(cache.peek('KEY')?.value).toBe('one');
    expect(asked).toEqual(['first']);
    await cache.read('KEY', 'second');
    expect(asked).toEqual(['first', 'second']);
  });

  it('is said to be overdue from its time on, until it is asked for', async () => {
    const { cache, clock, read } = cacheOver(value('one'));
    await read();
    expect(cache.look('KEY')).toMatchObject({ dueAt: 90_000, ageSeconds: 0 });
    clock.advance(90);
    expect(cache.look('KEY').dueAt).toBeLessThan(clock.now());
    cache.peek('KEY');
    expect(cache.look('KEY')).toMatchObject({ dueAt: 100_000, ageSeconds: 90 });
  });

  it('that the store is spared is no failure: it is asked again after expiry', async () => {
    const { clock, store, read } = cacheOver(value('one'));
    await read();
    store.answer = { ...outage, asked: false } as Outcome;
    clock.advance(90);
    expect([await read(), await read(), store.calls]).toEqual(['one', 'one', 2]);
    clock.advance(10);
    expect([await read(), await read(), store.calls]).toEqual(['stale one', 'stale one', 4]);
  });

  it('that meets passing trouble backs off, while the value is fresh', async () => {
    const { clock, store, read } = cacheOver(value('one'));
    await read();
    store.answer = outage;
    clock.advance(90);
    for (let n = 0; n < 5; n++) expect(await read()).toBe('one');
    expect(store.calls).toBe(2);
    clock.advance(1.5);
    expect([await read(), await read(), store.calls]).toEqual(['one', 'one', 3]);
    clock.advance(8.5);
    expect(await read()).toBe('stale one');
  });

  it.each([
    ['refused', denied],
    ['missing', missing],
  ])('that is %s leaves the value its TTL, and no grace', async (_, answer) => {
    const { clock, store, read } = cacheOver(value('one'), { ttl: 100, staleIfError: 50, negativeTtl: 20 });
    await read();
    store.answer = answer;
    clock.advance(90);
    expect([await read(), await read(), store.calls]).toEqual(['one', 'one', 2]);
    store.answer = outage;
    clock.advance(10);
    expect(await read()).toBe('failed: outage');
  });

  it('that is slow is waited for after expiry, no longer than for a call of one’s own', async () => {
    const clock = new FakeClock();
    const answers: ((outcome: Outcome) => void)[] = [];
    const cache = new SecretCache<string, string, 'request' | 'background'>(
      () => new Promise((resolve) => answers.push(resolve)),
      { policy: toCachePolicy({ ttl: 100 }), clock, random: () => 0.5 },
      {
        background: 'background',
        waitFor: (how) => (how === 'background' ? 10_000 : 3000),
        tooLate: () => 'too late',
      },
    );
    const first = cache.read('KEY', 'request');
    answers[0]?.(value('one'));
    await first;
    clock.advance(95);
    cache.peek('KEY');
    clock.advance(5);
    const late = cache.read('KEY', 'request');
    const inTime = cache.read('KEY', 'background');
    await Promise.resolve();
    // The process must not end while somebody waits; who has the patience of the flight needs no timer.
    expect(clock.pendingKeepAlive).toBe(1);
    clock.advance(3);
    expect(await late).toMatchObject({ kind: 'value', origin: 'stale' });
    answers[1]?.(value('two'));
    expect(await inTime).toMatchObject({ entry: { value: 'two' }, origin: 'fetched' });
    expect([answers.length, clock.pendingKeepAlive]).toEqual([2, 0]);
  });
});

describe('concurrent readers', () => {
  it('share one flight, and its failure', async () => {
    const { store, read } = cacheOver(value('one'));
    const answers = await Promise.all(Array.from({ length: 1000 }, () => read()));
    expect([new Set(answers), store.calls]).toEqual([new Set(['one']), 1]);
    const failing = cacheOver(outage);
    const failures = await Promise.all(Array.from({ length: 1000 }, () => failing.read()));
    expect([new Set(failures), failing.store.calls]).toEqual([new Set(['failed: outage']), 1]);
  });

  it('that come while a call is under way wait for it, also where the one before has failed', async () => {
    const { clock, store, read } = cacheOver(outage);
    await read();
    clock.advance(1.5);
    store.answer = value('one');
    expect(await Promise.all([read(), read(), read()])).toEqual(['one', 'one', 'one']);
    expect(store.calls).toBe(2);
  });

  it('of different keys do not wait for each other', async () => {
    const { store, read } = cacheOver(value('one'));
    await Promise.all([read('A'), read('B')]);
    expect(store.calls).toBe(2);
  });
});

describe('passing trouble', () => {
  it('serves the last value, marked stale, until TTL and grace have passed', async () => {
    const { clock, store, read } = cacheOver(value('one'));
    await read();
    store.answer = outage;
    clock.advance(100);
    expect(await read()).toBe('stale one');
    clock.advance(49.9);
    expect(await read()).toBe('stale one');
    clock.advance(0.1);
    expect(await read()).toBe('failed: outage');
  });

  it('makes one reader wait for the store that has failed before, and serves the others the last value', async () => {
    const { cache, clock, store, read } = cacheOver(value('one'), { ttl: 100, staleIfError: 500 });
    await read();
    clock.advance(100);
    store.answer = outage;
    const first = [read(), read()];
    expect(await Promise.all(first)).toEqual(['stale one', 'stale one']);
    expect(store.calls).toBe(2);

    clock.advance(2);
    store.answer = value('two');
    expect(await Promise.all([read(), read(), read()])).toEqual(['two', 'stale one', 'stale one']);
    expect(store.calls).toBe(3);

    cache.invalidate('KEY');
    store.answer = value('three');
    expect(await Promise.all([read(), read()])).toEqual(['three', 'three']);
  });

  it('backs off between half and the whole of 2ⁿ seconds, at most 60', async () => {
    const { clock, store, read } = cacheOver(outage);
    const waits: number[] = [];
    await read();
    for (let failures = 1; failures <= 8; failures++) {
      let waited = 0;
      while (store.calls === failures) {
        clock.advance(0.25);
        waited += 0.25;
        await read();
      }
      waits.push(waited);
    }
    expect(waits).toEqual([1.5, 3, 6, 12, 24, 45, 45, 45]);
  });

  it('ends with the first value: the next failure begins anew', async () => {
    const { clock, store, read } = cacheOver(outage);
    await read();
    clock.advance(60);
    await read();
    store.answer = value('one');
    clock.advance(60);
    expect(await read()).toBe('one');
    store.answer = outage;
    clock.advance(100);
    await read();
    clock.advance(1.5);
    store.answer = value('two');
    expect(await read()).toBe('two');
  });
});

describe('other answers', () => {
  it('a refusal drops the value: a revoked grant bites when the TTL has passed', async () => {
    const { clock, store, read } = cacheOver(value('one'));
    await read();
    store.answer = denied;
    clock.advance(100);
    expect(await read()).toBe('failed: denied');
    store.answer = outage;
    clock.advance(60);
    expect(await read()).toBe('failed: outage');
  });

  it('not found drops the value and is remembered for its own time', async () => {
    const { clock, store, read, cache } = cacheOver(value('one'));
    await read();
    store.answer = missing;
    clock.advance(100);
    expect([await read(), await read(), store.calls]).toEqual(['missing', 'missing', 2]);
    expect(cache.isKnownMissing('KEY')).toBe(true);
    store.answer = value('back');
    clock.advance(10);
    expect([await read(), store.calls]).toEqual(['back', 3]);
  });

  it.each([
    ['least', 0, 8],
    ['most', 1, 12],
  ])('not found is remembered for its time, give or take a fifth: at %s', async (_, random, seconds) => {
    const { cache, clock, read } = cacheOver(missing, undefined, random);
    await read();
    clock.advance(seconds - 0.1);
    expect(cache.isKnownMissing('KEY')).toBe(true);
    clock.advance(0.2);
    expect(cache.isKnownMissing('KEY')).toBe(false);
  });

  it('made-up keys neither push values out nor grow without bound', async () => {
    const { cache, store, read } = cacheOver(value('real'), { ttl: 100, maxEntries: 10 });
    await read();
    store.answer = missing;
    for (let n = 0; n < 5000; n++) await read(`made up ${n}`);
    expect(cache.peek('KEY')).toBeDefined();
    expect(cache.isKnownMissing('made up 0')).toBe(false);
    expect(cache.isKnownMissing('made up 4999')).toBe(true);
  });
});

describe('a mistake in what asks the store', () => {
  it('is for those who wait, and not the answer for ever, nor for a newer call', async () => {
    const calls: { answer: (outcome: Outcome) => void; fail: (thrown: Error) => void }[] = [];
    const cache = new SecretCache<string, string, undefined>(
      () => new Promise((answer, fail) => calls.push({ answer, fail })),
      { policy: toCachePolicy({ ttl: 100 }), clock: new FakeClock(), random: () => 0.5 },
    );
    const mistake = new TypeError('a mistake');
    const first = expect(cache.read('KEY', undefined)).rejects.toBe(mistake);
    calls[0]?.fail(mistake);
    await first;
    const second = expect(cache.read('KEY', undefined)).rejects.toBe(mistake);
    cache.invalidate('KEY');
    const third = cache.read('KEY', undefined);
    calls[1]?.fail(mistake);
    await second;
    const fourth = cache.read('KEY', undefined);
    calls[2]?.answer(value('one'));
    expect(await Promise.all([third, fourth])).toMatchObject([
      { entry: { value: 'one' } },
      { entry: { value: 'one' } },
    ]);
    expect(calls).toHaveLength(3);
  });
});

describe('bounds', () => {
  it('a value that stands in for a store in trouble counts as used', async () => {
    const { cache, clock, store, read } = cacheOver(value('one'), {
      ...{ ttl: 100, staleIfError: 1000, negativeTtl: 10, maxEntries: 2 },
    });
    await read('A');
    await read('B');
    clock.advance(100);
    store.answer = outage;
    expect(await read('A')).toBe('stale one');
    store.answer = value('new');
    await read('C');
    expect(['A', 'B', 'C'].filter((id) => cache.look(id).entry)).toEqual(['A', 'C']);
  });

  it('hold where timers are late: nothing stands in past its time', async () => {
    const clock = new FakeClock();
    const lateTimers: Clock = { now: () => clock.now(), schedule: () => () => {} };
    let answer = value('one');
    const cache = new SecretCache<string, string, undefined>(async () => answer, {
      ...{ policy: toCachePolicy({ ttl: 100, staleIfError: 50 }), clock: lateTimers, random: () => 0.5 },
    });
    await cache.read('KEY', undefined);
    cache.invalidate('KEY');
    answer = outage;
    clock.advance(49.9);
    expect(await cache.read('KEY', undefined)).toMatchObject({ entry: { value: 'one' }, origin: 'stale' });
    clock.advance(0.1);
    expect(await cache.read('KEY', undefined)).toEqual({ kind: 'failed', failure: 'outage' });
    expect(cache.look('KEY').entry).toBeUndefined();
  });

  it('the least recently used entry leaves, and no timer is left by it', async () => {
    const { cache, clock, read } = cacheOver(value('one'), { ttl: 100, maxEntries: 3 });
    for (const id of ['A', 'B', 'C']) await read(id);
    cache.peek('A');
    await read('D');
    expect(['A', 'B', 'C', 'D'].filter((id) => cache.peek(id))).toEqual(['A', 'C', 'D']);
    expect(clock.pending).toBe(1);
    cache.close();
    expect(clock.pending).toBe(0);
  });

  it('a value that may not be served any more is let go without being asked for', async () => {
    const { cache, clock, read } = cacheOver(value('one'));
    await read();
    clock.advance(150);
    expect(clock.pending).toBe(0);
    expect(cache.peek('KEY')).toBeUndefined();
  });
});

describe('invalidate', () => {
  it('makes the next read ask, of one key or of all', async () => {
    const { cache, store, read } = cacheOver(value('one'));
    await read('A');
    await read('B');
    cache.invalidate('A');
    await read('A');
    await read('B');
    expect(store.calls).toBe(3);
    cache.invalidate();
    await read('A');
    await read('B');
    expect(store.calls).toBe(5);
  });

  it('forgets "missing" and the back-off too', async () => {
    for (const answer of [missing, outage]) {
      const { cache, store, read } = cacheOver(answer);
      await read();
      cache.invalidate('KEY');
      store.answer = value('one');
      expect(await read()).toBe('one');
    }
  });

  it('keeps the value for the grace only, and never longer than it had', async () => {
    const { cache, clock, store, read } = cacheOver(value('one'));
    await read();
    store.answer = outage;
    cache.invalidate();
    expect(await read()).toBe('stale one');
    clock.advance(49.9);
    cache.invalidate();
    expect(await read()).toBe('stale one');
    clock.advance(0.1);
    expect(await read()).toBe('failed: outage');
  });

  it('of one key keeps its value for the grace only, and never longer than it had', async () => {
    const { cache, clock, store, read } = cacheOver(value('one'));
    await read('KEY');
    await read('OTHER');
    store.answer = outage;
    cache.invalidate('KEY');
    clock.advance(49.9);
    cache.invalidate('KEY');
    expect([await read('KEY'), await read('OTHER')]).toEqual(['stale one', 'one']);
    clock.advance(0.1);
    expect([await read('KEY'), await read('OTHER')]).toEqual(['failed: outage', 'one']);
    clock.advance(70);
    cache.invalidate('OTHER');
    clock.advance(29.9);
    expect(await read('OTHER')).toBe('stale one');
    clock.advance(0.1);
    expect(await read('OTHER')).toBe('failed: outage');
  });

  it('in a loop, thousands of times, leaves a value the grace of the first time', async () => {
    const { cache, clock, store, read } = cacheOver(value('one'));
    await read('A');
    for (let n = 0; n < 2500; n++) {
      await read('B');
      cache.invalidate();
      clock.advance(0.01);
    }
    store.answer = outage;
    clock.advance(24.9);
    expect(await read('A')).toBe('stale one');
    clock.advance(0.1);
    expect(await read('A')).toBe('failed: outage');
    expect(await read('B')).toBe('stale one');
  });

  it('a late answer never overwrites a newer one', async () => {
    const answers: ((outcome: Outcome) => void)[] = [];
    const cache = new SecretCache<string, string, undefined>(
      () => new Promise((resolve) => answers.push(resolve)),
      {
        policy: toCachePolicy({ ttl: 100 }),
        clock: new FakeClock(),
        random: Math.random,
      },
    );
    const early = cache.read('KEY', undefined);
    cache.invalidate('KEY');
    const late = cache.read('KEY', undefined);
    answers[1]?.(value('new'));
    await late;
    answers[0]?.(value('old'));
    expect(await early).toMatchObject({ entry: { value: 'old' }, origin: 'fetched' });
    await expect(cache.peek('KEY')?.promise).resolves.toBe('new');
    // Nor does a late failure drop it.
    cache.invalidate('KEY');
    const third = cache.read('KEY', undefined);
    cache.invalidate('KEY');
    const fourth = cache.read('KEY', undefined);
    answers[3]?.(value('newest'));
    await fourth;
    answers[2]?.(denied);
    expect(await third).toEqual(denied);
    await expect(cache.peek('KEY')?.promise).resolves.toBe('newest');
    // Nor does it end the newer call, which others may join.
    cache.invalidate('KEY');
    const fifth = cache.read('KEY', undefined);
    cache.invalidate('KEY');
    const sixth = cache.read('KEY', undefined);
    answers[4]?.(value('late'));
    await fifth;
    const seventh = cache.read('KEY', undefined);
    answers[5]?.(value('last'));
    expect(await Promise.all([sixth, seventh])).toMatchObject([
      { entry: { value: 'last' } },
      { entry: { value: 'last' } },
    ]);
    expect(answers).toHaveLength(6);
  });
});

it('works on a clock that starts anywhere', async () => {
  const clock = new FakeClock(1e12);
  let calls = 0;
  const cache = new SecretCache<string, string, undefined>(
    async () => {
      calls++;
      return value('one');
    },
    { policy: toCachePolicy({ ttl: 1 }), clock, random: Math.random },
  );
  await cache.read('KEY', undefined);
  await cache.read('KEY', undefined);
  clock.advance(1);
  await cache.read('KEY', undefined);
  expect(calls).toBe(2);
});
