import type { Clock } from '../utils/clock.js';
import type { CacheEntry } from './cache-entry.js';
/**
 * The entries of a cache, bounded, the least recently used leaving first. One timer ends freshness and drops what
 * may not be served any more, so that a hit reads no clock and an idle process keeps no old secret.
 */
export declare class EntryTable<V> {
    #private;
    constructor(most: number, clock: Clock);
    fresh(id: string): CacheEntry<V> | undefined;
    /** The value that may still stand in for a store in trouble. */
    last(id: string): CacheEntry<V> | undefined;
    ids(): Iterable<string>;
    /** The value that may be served, without counting as a use. */
    look(id: string): CacheEntry<V> | undefined;
    set(id: string, entry: CacheEntry<V>): void;
    /** Makes a fresh entry due later. */
    postpone(entry: CacheEntry<V>, dueAt: number): void;
    expire(id: string, staleUntil: number): void;
    /** Ends the freshness of all entries at once: each is aged when it is touched next, so this costs no walk. */
    expireAll(staleUntil: number): void;
    delete(id: string): void;
    clear(): void;
}
