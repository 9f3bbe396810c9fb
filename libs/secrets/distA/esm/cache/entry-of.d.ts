import type { CacheEntry, LoadedValue } from './cache-entry.js';
import type { SecretCacheParts } from './secret-cache.parts.js';
/** The entry of a value that was asked for at that moment. */
export declare function entryOf<V>({ value, versionId, fetchedAt: partOf }: LoadedValue<V>, askedAt: number, { policy, clock, random }: SecretCacheParts): CacheEntry<V>;
