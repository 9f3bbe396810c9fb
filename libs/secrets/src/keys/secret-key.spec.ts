import { describe, expect, it } from 'vitest';
import { nodeAt, nodeToText } from './json-path.js';
import { isPlainKey, parseSecretKey, showKey } from './secret-key.js';

describe('a key', () => {
  it.each([
    ['API_KEY', 'API_KEY', undefined],
    ['prod/db#user', 'prod/db', 'user'],
    ['a#b#c', 'a', 'b#c'],
    ['a#b.c', 'a', 'b.c'],
    ['k'.repeat(512), 'k'.repeat(512), undefined],
    ['schlüssel', 'schlüssel', undefined],
    ['__proto__', '__proto__', undefined],
  ])('%j is split at its first #', (key, base, path) => {
    expect(parseSecretKey(key)).toEqual({ base, path });
    expect(isPlainKey(key)).toBe(path === undefined);
  });

  it.each([
    [''],
    ['#a'],
    ['a#'],
    ['#'],
    ['a\nb'],
    ['\u0000'],
    ['a#b\u0085'],
    ['k'.repeat(513)],
    [undefined],
    [null],
    [5],
    [{}],
    [Symbol('s')],
  ])('%j is a TypeError', (key) => {
    expect(() => parseSecretKey(key)).toThrow(TypeError);
    expect(isPlainKey(key)).toBe(false);
  });

  it('is shown quoted and cut, so that it cannot forge a log line', () => {
    expect(showKey('a"\n')).toBe('"a\\"\\n"');
    expect(showKey('k'.repeat(600)).length).toBeLessThan(135);
  });
});

describe('a path', () => {
  const root = JSON.parse(
    '{"a":{"b":[{"c":"deep"},2]},"a.b":"exact","t":true,"n":null,"o":{"x":1},"e":"","__proto__":{"p":"own"}}',
  ) as unknown;

  it.each([
    ['a.b', 'exact'],
    ['a.b.0.c', 'deep'],
    ['a.b.1', '2'],
    ['t', 'true'],
    ['o', '{"x":1}'],
    ['e', ''],
    ['__proto__.p', 'own'],
    ['n', undefined],
    ['n.x', undefined],
    ['a.b.length', undefined],
    ['a.b.2', undefined],
    ['a.b.-1', undefined],
    ['e.length', undefined],
    ['constructor', undefined],
    ['toString.name', undefined],
    ['a..b', undefined],
  ])('%s gives %j', (path, text) => {
    // The exact own key comes first: "a.b" hides the way over the dots.
    const node = path.startsWith('a.b.')
      ? nodeAt({ a: (root as { a: unknown }).a }, path)
      : nodeAt(root, path);
    expect(nodeToText(node)).toBe(text);
  });
});
