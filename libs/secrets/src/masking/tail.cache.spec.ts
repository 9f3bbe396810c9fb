import { describe, expect, it } from 'vitest';
import { MAYBE_KEY, NO_KEY, TailCache, UNKNOWN } from './tail.cache.js';
import { readPiece } from './text.bytes.js';

/** Reads a text that ends where a separator may stand; what follows it is no part of what is remembered. */
function separatorIn(before: string, behind = ''): number {
  readPiece(before + behind);
  return before.length;
}

/** Like the names in log lines, each different. */
const NAMES = Array.from({ length: 4000 }, (_, i) => `{"field_of_${i}":`);
const answerOf = (at: number) => (at % 3 === 0 ? MAYBE_KEY : NO_KEY);

describe('What was found out of the twelve bytes before a separator', () => {
  it('is known wherever they stand again, whatever is around them', () => {
    const cache = new TailCache();
    cache.set(separatorIn('content-type'), NO_KEY);
    cache.set(separatorIn('my-password2', '="a"'), MAYBE_KEY);
    for (const around of ['', ' ', '{"a', '=:=:=:=:=:=:=:=:']) {
      expect(cache.get(separatorIn(`${around}content-type`, around))).toBe(NO_KEY);
      expect(cache.get(separatorIn(`${around}my-password2`, around))).toBe(MAYBE_KEY);
    }
  });

  it('is unknown where any one of them differs', () => {
    const cache = new TailCache();
    cache.set(separatorIn('content-type'), NO_KEY);
    const others = Array.from(
      'content-type',
      (_, at) => `${'content-type'.slice(0, at)}*${'content-type'.slice(at + 1)}`,
    );
    expect(others.filter((other) => cache.get(separatorIn(other)) !== UNKNOWN)).toEqual([]);
  });

  it('is unknown where fewer stand before it, and nothing of these is remembered', () => {
    const cache = new TailCache();
    for (let length = 0; length < 12; length++) {
      const separator = separatorIn('content-type'.slice(12 - length));
      cache.set(separator, MAYBE_KEY);
      expect(cache.get(separator)).toBe(UNKNOWN);
    }
  });

  it('is what was found out last', () => {
    const cache = new TailCache();
    const separator = separatorIn('content-type');
    cache.set(separator, MAYBE_KEY);
    cache.set(separator, NO_KEY);
    expect(cache.get(separator)).toBe(NO_KEY);
  });
});

describe('A cache of what stood before separators', () => {
  it('knows most of the names of an application at the same time', () => {
    const cache = new TailCache();
    const names = NAMES.slice(0, 64);
    names.forEach((name, at) => cache.set(separatorIn(name), answerOf(at)));
    const known = names.filter((name, at) => cache.get(separatorIn(name)) === answerOf(at));
    expect(known.length).toBeGreaterThan(50);
  });

  it('forgets some for others when there are too many', () => {
    const cache = new TailCache();
    const lost = NAMES.filter((name, at) => {
      cache.set(separatorIn(name), answerOf(at));
      return cache.get(separatorIn(name)) !== answerOf(at);
    });
    expect(lost).toEqual([]);
    const kept = NAMES.filter((name) => cache.get(separatorIn(name)) !== UNKNOWN).length;
    expect(kept).toBeGreaterThan(400);
    expect(kept).toBeLessThanOrEqual(512);
  });

  it.each([0, 4, 8])('takes none for another that differs from byte %i on only', (place) => {
    const names = Array.from({ length: 4000 }, (_, i) => {
      return 'content-type'.slice(0, place) + String(i).padStart(4, '0') + 'content-type'.slice(place + 4);
    });
    const cache = new TailCache();
    names.forEach((name, at) => cache.set(separatorIn(name), answerOf(at)));
    const answers = names.map((name) => cache.get(separatorIn(name)));
    expect(answers.filter((answer, at) => answer !== UNKNOWN && answer !== answerOf(at))).toEqual([]);
  });

  it('knows nothing of what another one was told', () => {
    new TailCache().set(separatorIn('content-type'), MAYBE_KEY);
    expect(new TailCache().get(separatorIn('content-type'))).toBe(UNKNOWN);
  });
});
