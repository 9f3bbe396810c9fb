import { afterEach, expect, it } from 'vitest';
import { loadedTwice } from '../injection/loaded-twice.js';
import { LOADED_FORMATS } from './loaded-copies.js';

const copies = () =>
  (globalThis as unknown as Record<symbol, { formats: Set<string> }>)[Symbol.for('nestjs-secrets.copies')]
    ?.formats;

afterEach(() => {
  copies()?.delete('another format');
});

it('names both formats once the package was loaded twice, and nothing before', () => {
  expect(LOADED_FORMATS.size).toBe(1);
  expect(loadedTwice(LOADED_FORMATS)).toBeUndefined();
  copies()?.add('another format');
  expect(loadedTwice(LOADED_FORMATS)).toMatch(/loaded 2 times.* as (ESM|CommonJS) and as another format/);
});

it('cannot be seen by who lists the globals', () => {
  expect(Object.getOwnPropertySymbols(globalThis).map(String)).toContain('Symbol(nestjs-secrets.copies)');
  expect(Object.getOwnPropertyDescriptor(globalThis, Symbol.for('nestjs-secrets.copies'))?.enumerable).toBe(
    false,
  );
});
