/** How long what the links answered is kept. All numbers but `maxEntries` are seconds; fractions are allowed. */
export interface CacheOptions {
    /** Seconds that a fetched secret is fresh; `0` keeps nothing. Default: `SECRETS_CACHE_TTL`, else 3600. */
    ttl?: number;
    /** Seconds beyond `ttl` that the last value is served while the store is in passing trouble. Default 1800. */
    staleIfError?: number;
    /** Seconds, give or take a fifth, that "no such secret" is remembered. Default 30. */
    negativeTtl?: number;
    /** Secrets kept for each link; beyond it the least recently used one leaves. Default 1000. */
    maxEntries?: number;
}
/** The same in milliseconds, with every default filled in. */
export interface CachePolicy {
    readonly ttl: number;
    readonly staleIfError: number;
    readonly negativeTtl: number;
    readonly maxEntries: number;
}
export declare const CACHE_DEFAULTS: {
    readonly ttl: 3600;
    readonly staleIfError: 1800;
    readonly negativeTtl: 30;
    readonly maxEntries: 1000;
};
export declare function toCachePolicy(options?: CacheOptions): CachePolicy;
