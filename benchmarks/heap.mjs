import { setImmediate } from 'node:timers/promises';

/** The bytes in use once nothing is left to collect; the process needs `--expose-gc`. */
export async function heapInUse() {
  for (let turn = 0; turn < 3; turn++) {
    await setImmediate();
    globalThis.gc();
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
