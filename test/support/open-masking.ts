import { afterAll, beforeAll } from 'vitest';
import type { MaskingOptions, MaskingScope } from '../../libs/secrets/src/masking/index.js';
import { openMaskingScope } from '../../libs/secrets/src/masking/index.js';
import { FakeClock } from './fake-clock.js';

/** Masking whose end is at once: what it holds is the process's, where tests of other files may follow. */
export function openMasking(options?: MaskingOptions): {
  readonly scope: MaskingScope;
  readonly clock: FakeClock;
  readonly end: () => void;
} {
  const clock = new FakeClock();
  const scope = openMaskingScope(options, clock);
  const end = () => {
    scope.close();
    clock.advance(60);
  };
  return { scope, clock, end };
}

/** The same for all tests of a file, with these values registered. */
export function maskThroughout(...values: string[]): void {
  let opened: ReturnType<typeof openMasking>;
  beforeAll(() => {
    opened = openMasking();
    values.forEach((value, at) => opened.scope.register(`KEY_${at}`, value));
  });
  afterAll(() => opened.end());
}
