import { inParallel } from '../utils/in-parallel.js';

const AT_ONCE = 8;

/** Reads several secrets, a few at a time: a boot must not look like an attack to a store. */
export function readEach<T, R>(wanted: readonly T[], read: (one: T) => Promise<R>): Promise<R[]> {
  return inParallel(AT_ONCE, wanted, read);
}
