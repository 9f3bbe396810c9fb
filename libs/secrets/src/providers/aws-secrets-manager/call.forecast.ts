import type { PossibleCall, StoreUse } from './possible-calls.js';

/** Registered, so that a command of another loaded copy of this package can ask, too. */
export const POSSIBLE_CALLS = Symbol.for('nestjs-secrets.possible-calls');

/** A provider that tells which calls it may make, without making one. */
export interface CallForecast {
  readonly region: string | undefined;
  [POSSIBLE_CALLS](use: StoreUse): Promise<PossibleCall[]>;
}
