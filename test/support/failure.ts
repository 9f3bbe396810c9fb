import { inspect } from 'node:util';
import { expect } from 'vitest';

/** Stands for a secret in everything that a server or a library may say; no error may repeat it. */
export const LEAK = `leak-${process.pid}`;

/** The error that a read ends with, once it is sure that it shows nothing of another error. */
export async function failureOf(read: Promise<unknown>): Promise<unknown> {
  const error = await read.then(
    (value) => expect.fail(`answered ${inspect(value)}`),
    (thrown: unknown) => thrown,
  );
  expect(inspect(error, { showHidden: true, depth: 10 })).not.toContain(LEAK);
  expect(error).not.toHaveProperty('cause');
  return error;
}
