import type { Clock } from './clock.js';
/**
 * Runs something that has so many milliseconds (`Infinity`: only `parent` ends it), and rejects with a
 * `SecretUnavailableError` when they have passed, whether or not `run` obeys the signal it is given.
 */
export declare function withDeadline<T>(milliseconds: number, clock: Clock, run: (signal: AbortSignal) => Promise<T>, parent?: AbortSignal): Promise<T>;
