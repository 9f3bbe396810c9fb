import { describe, expect, it } from 'vitest';
import { LEAK } from '../../../../test/support/failure.js';
import { vouchOf } from '../errors/vouched-errors.js';
import { LazyPart } from './lazy-part.js';

/** A part that is there, or not, when the test says so. */
function partOf() {
  const loads: { resolve(part: object): void; reject(error: unknown): void }[] = [];
  const part = new LazyPart<object>('a test', () => {
    return new Promise((resolve, reject) => void loads.push({ resolve, reject }));
  });
  return { part, loads };
}

describe('a part that is loaded when it is needed', () => {
  it('is loaded once for all who ask, also for those who ask before it is there', async () => {
    const { part, loads } = partOf();
    expect(loads).toHaveLength(0);
    const asked = [part.get(), part.get()];
    expect(part.now).toBeUndefined();
    const made = {};
    loads[0]?.resolve(made);
    for (const got of await Promise.all([...asked, part.get()])) expect(got).toBe(made);
    expect(part.now).toBe(made);
    expect(loads).toHaveLength(1);
  });

  it('that cannot be loaded is an error for each who asked, which names it and shows no message of another', async () => {
    const { part, loads } = partOf();
    const asked = [part.get(), part.get()];
    const error = Object.assign(new Error(LEAK), { code: 'ERR_MODULE_NOT_FOUND' });
    loads[0]?.reject(error);
    for (const outcome of await Promise.allSettled(asked)) {
      const { reason } = outcome as PromiseRejectedResult;
      expect(reason).toMatchObject({
        code: 'UNCONFIGURED',
        message:
          'nestjs-secrets cannot load its part for a test (Error ERR_MODULE_NOT_FOUND): install the package anew',
      });
      expect(vouchOf(reason)?.clause).toBe((reason as Error).message);
    }
    expect(loads).toHaveLength(1);
    expect(part.now).toBeUndefined();
  });

  it('is tried again after that', async () => {
    const { part, loads } = partOf();
    const failed = part.get();
    loads[0]?.reject(undefined);
    await expect(failed).rejects.toThrow(/part for a test/);
    const again = part.get();
    const made = {};
    loads[1]?.resolve(made);
    expect(await again).toBe(made);
  });
});
