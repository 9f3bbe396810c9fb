import type { CacheAnswer, CacheEntry, LoadOutcome } from './cache-entry.js';
import type { CacheView, SecretCacheParts, SecretCachePatience, SecretCacheWitness } from './secret-cache.parts.js';
/**
 * The state machine of cached secrets for one link: fresh, expired, stale, missing, failing. It knows no store:
 * `load` asks one and says what came of it, and never rejects.
 */
export declare class SecretCache<V, F, L> {
    #private;
    constructor(load: (id: string, how: L) => Promise<LoadOutcome<V, F>>, parts: SecretCacheParts, patience?: SecretCachePatience<F, L>, witness?: SecretCacheWitness<V>);
    /** The fresh value, if there is one: the hot path, one map look-up and no clock. */
    peek(id: string): CacheEntry<V> | undefined;
    /** Whether the store lately said that it has no such secret. */
    isKnownMissing(id: string): boolean;
    /** Answers from memory while that is allowed, else asks the store, once for all who ask at the same time. */
    read(id: string, how: L): Promise<CacheAnswer<V, F>>;
    /**
     * Asks for several at once, those that a read would ask the store for. Each has a flight of its own, so that who
     * reads one of them meanwhile waits for the same answer.
     */
    readTogether(ids: readonly string[], how: L, loadAll: (ids: string[]) => Promise<ReadonlyMap<string, LoadOutcome<V, F>>>): Promise<void>;
    /** The keys with a value or a failure. */
    ids(): Iterable<string>;
    /** What is known of an entry, for reports: looking is no use and asks nothing. */
    look(id: string): CacheView<V, F>;
    /** The next read asks the store. The value stays for `staleIfError` seconds, in case the store fails then. */
    invalidate(id?: string): void;
    /** Forgets everything and stops the timer. */
    close(): void;
}
