import { describe, expect, it, vi } from 'vitest';
import { KeyEnds } from './key.ends.js';
import { KeyRule } from './key.rule.js';

/** How often a rule takes a first look at a key, which it does where it has no verdict yet. */
function looksAt(rule: KeyRule, ...keys: string[]): number {
  const looks = vi.spyOn(KeyEnds.prototype, 'mayEnd');
  for (const key of keys) rule.verdict(key);
  const { length } = looks.mock.calls;
  looks.mockRestore();
  return length;
}

describe('The verdict on a key', () => {
  it('is remembered where it may be a secret, whatever number it ends with', () => {
    const rule = new KeyRule(['oauth2flow']);
    expect(looksAt(rule, 'token', 'token', 'token0', 'token9', 'token42')).toBe(1);
    expect(looksAt(rule, 'password', 'token', 'password1')).toBe(1);
  });

  it('is remembered for each number where a key of one’s own ends with one', () => {
    expect(looksAt(new KeyRule(['address1']), 'token', 'token1', 'token2', 'token1')).toBe(3);
  });

  it('is not remembered where no secret ends like that, nor of a very long key', () => {
    const long = `${'a'.repeat(60)}_token`;
    expect(looksAt(new KeyRule(), 'name', 'name', long, long)).toBe(4);
    expect(looksAt(new KeyRule(), long.slice(-64), long.slice(-64))).toBe(1);
  });

  it('is found from the last 64 characters of a very long key', () => {
    const looks = vi.spyOn(KeyEnds.prototype, 'mayEnd');
    const long = `${'a'.repeat(60)}_token`;
    expect([new KeyRule().verdict(long), looks.mock.calls]).toEqual(['token', [[long.slice(-64)]]]);
    looks.mockRestore();
  });

  it('is forgotten with all others when there are 4096, so that made-up keys take no memory', () => {
    const rule = new KeyRule();
    const keys = Array.from({ length: 4096 }, (_, i) => `a${i}_token`);
    expect(looksAt(rule, ...keys)).toBe(4096);
    expect(looksAt(rule, ...keys)).toBe(0);
    expect(looksAt(rule, 'password', 'password')).toBe(1);
    expect(looksAt(rule, 'a1_token', 'password')).toBe(1);
  });

  it('on any key asks expressions of one’s own, once', () => {
    const rule = new KeyRule([/^x-/]);
    const asked = vi.spyOn(rule.expressions[0] as RegExp, 'test');
    for (const key of ['x-a', 'name', 'x-a', 'name']) rule.verdict(key);
    expect(asked.mock.calls).toEqual([['x-a'], ['name']]);
  });
});
