/** A value as the store gave it, with what decides how long it may be served. Times are the clock's milliseconds. */
export interface CacheEntry<V> {
  readonly value: V;
  /** The same value, resolved: a read hands this out, so that a hit allocates nothing. */
  readonly promise: Promise<V>;
  readonly versionId: string | undefined;
  readonly fetchedAt: number;
  /** Ended by the cache's timer, so that a hit does not read the clock. */
  fresh: boolean;
  /** The next read starts a refresh in the background: the value still counts as fresh. */
  due: boolean;
  /** When it becomes due. */
  dueAt: number;
  expiresAt: number;
  /** Until then the value may stand in for a store that is in passing trouble. */
  staleUntil: number;
  /** How often all entries had been ended when this one was set; the table's own. */
  epoch: number;
  /** The same, while the value is fresh and not due, else -1: all that a hit has to look at. */
  hotIn: number;
  /** Sequence number of the last use, for eviction. */
  lastUse: number;
}

/** What asking the store came to. */
export type LoadOutcome<V, F> = LoadedValue<V> | { readonly kind: 'missing' } | LoadFailure<F>;

export interface LoadedValue<V> {
  readonly kind: 'value';
  readonly value: V;
  readonly versionId?: string | undefined;
  /** Set when the value was part of something fetched earlier, with which it must expire. */
  readonly fetchedAt?: number | undefined;
}

export interface LoadFailure<F> {
  readonly kind: 'failed';
  readonly failure: F;
  readonly transient: boolean;
  /** `false`: the store was left alone, so that this is no further failure. */
  readonly asked?: boolean;
}

/** Where a value comes from: memory; the store; memory that stands in for a store in passing trouble. */
export type ValueOrigin = 'hit' | 'fetched' | 'stale';

/** What a reader is told. */
export type CacheAnswer<V, F> =
  | { readonly kind: 'value'; readonly entry: CacheEntry<V>; readonly origin: ValueOrigin }
  | { readonly kind: 'missing' }
  | { readonly kind: 'failed'; readonly failure: F };
