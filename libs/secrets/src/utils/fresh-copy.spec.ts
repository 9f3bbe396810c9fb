import { expect, it } from 'vitest';
import { freshCopy } from './fresh-copy.js';

it('copies objects and lists all the way down', () => {
  const value = { list: [{ a: 1 }], inner: { text: 'x' }, nothing: null };
  const copy = freshCopy(value);
  expect(copy).toEqual(value);
  expect(copy.list[0]).not.toBe(value.list[0]);
  expect(copy.inner).not.toBe(value.inner);
});

it('gives what has a class of its own, and functions, as they are', () => {
  const url = new URL('https://db.example');
  const sign = () => 'signed';
  const copy = freshCopy({ url, sign });
  expect(copy.url).toBe(url);
  expect(copy.sign).toBe(sign);
});

it('keeps circles, objects without a prototype, and members called __proto__', () => {
  const circle: Record<string, unknown> = {};
  circle['self'] = circle;
  const copy = freshCopy(circle);
  expect(copy['self']).toBe(copy);
  expect(Object.getPrototypeOf(freshCopy(Object.create(null)))).toBeNull();
  const hostile = freshCopy(JSON.parse('{"__proto__":{"isAdmin":true}}') as { isAdmin?: boolean });
  expect(hostile.isAdmin).toBeUndefined();
  expect(JSON.stringify(hostile)).toBe('{"__proto__":{"isAdmin":true}}');
});
