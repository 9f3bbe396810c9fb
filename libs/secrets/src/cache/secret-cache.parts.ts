import type { Clock } from '../utils/clock.js';
import type { CachePolicy } from './cache.options.js';
import type { CacheAnswer, CacheEntry } from './cache-entry.js';

/** What is known of an entry. */
export interface CacheView<V, F> {
  readonly entry: CacheEntry<V> | undefined;
  readonly ageSeconds?: number;
  /** The clock's milliseconds at which it is to be refreshed; in the past, when that is overdue. */
  readonly dueAt?: number;
  /** What the last call came to, when it failed. */
  readonly failure: F | undefined;
  /** The clock's milliseconds at which the first and the last of the failed calls in a row ended. */
  readonly failed?: { readonly since: number; readonly at: number } | undefined;
}

/** A call that is under way, with how the store was asked. */
export interface Flight<V, F, L> {
  readonly how: L;
  /** `undefined`: it was asked for in a batch, which said nothing of it. */
  readonly answer: Promise<CacheAnswer<V, F> | undefined>;
}

/** For a cache whose flights are not all equally patient. */
export interface SecretCachePatience<F, L> {
  /** How the store is asked ahead of expiry, when nobody waits. */
  readonly background: L;
  /** Milliseconds that a reader waits for a flight that somebody else started, who had more time. */
  waitFor(how: L): number;
  tooLate(id: string): F;
}

/** Told of what changes, for those who do not read. */
export interface SecretCacheWitness<V> {
  /** A value that counts from now on; a late answer does not. */
  onValue(id: string, entry: CacheEntry<V>): void;
  /** The value of one key, or of all, ends sooner than it would have, or has ended. */
  onLoss(id?: string): void;
}

export interface SecretCacheParts {
  readonly policy: CachePolicy;
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}
