import type { CacheEntry, LoadedValue } from './cache-entry.js';
import type { SecretCacheParts } from './secret-cache.parts.js';

/** The entry of a value that was asked for at that moment. */
export function entryOf<V>(
  { value, versionId, fetchedAt: partOf }: LoadedValue<V>,
  askedAt: number,
  { policy, clock, random }: SecretCacheParts,
): CacheEntry<V> {
  // The age counts from the question: the value may have changed while the answer was on its way.
  const fetchedAt = partOf ?? askedAt;
  const expiresAt = fetchedAt + policy.ttl;
  return {
    value,
    promise: Promise.resolve(value),
    versionId,
    fetchedAt,
    fresh: policy.ttl === 0 || expiresAt > clock.now(),
    due: false,
    // Spread, so that many processes that booted together do not ask together.
    dueAt: fetchedAt + policy.ttl * (0.8 + random() / 5),
    expiresAt,
    staleUntil: expiresAt + policy.staleIfError,
    epoch: 0,
    hotIn: -1,
    lastUse: 0,
  };
}
