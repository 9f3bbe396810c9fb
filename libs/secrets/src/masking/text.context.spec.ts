import { describe, expect, it, vi } from 'vitest';
import { TextContext } from './text.context.js';

/** A text that counts how often it is searched. */
function counted(text: string) {
  const indexOf = vi.fn((char: string, from: number) => text.indexOf(char, from));
  return { text: Object.assign(Object(text), { indexOf }) as string, indexOf };
}

describe('A character of a text', () => {
  it('is searched for once more after its last place, and then no more', () => {
    const { text, indexOf } = counted(`it's "b"`);
    const context = new TextContext(text);
    expect([0, 3, 4].map((from) => context.indexOf("'", from))).toEqual([2, -1, -1]);
    expect(indexOf).toHaveBeenCalledTimes(2);
  });

  it('is searched for whichever else has run out', () => {
    const context = new TextContext(`it's "b"`);
    expect(context.indexOf('`', 0)).toBe(-1);
    expect([0, 6, 8].map((from) => context.indexOf('"', from))).toEqual([5, 7, -1]);
    expect(context.indexOf("'", 0)).toBe(2);
  });
});

describe('The end of a string in a text', () => {
  it('is found once for all places from the first one up to it', () => {
    const context = new TextContext('');
    const find = vi.fn(() => 20);
    expect([0, 0, 12, 20].map((from) => context.remembered(from, 0, find))).toEqual([20, 20, 20, 20]);
    expect(find).toHaveBeenCalledOnce();
  });

  it.each([
    ['behind it', 21, 0],
    ['before the first one', 4, 0],
    ['in a string within it', 12, 1],
  ])('is found anew for a place %s', (_name, from, level) => {
    const context = new TextContext('');
    context.remembered(5, 0, () => 20);
    expect(context.remembered(from, level, () => 33)).toBe(33);
    expect(context.remembered(from + 1, level, () => 44)).toBe(33);
  });
});
