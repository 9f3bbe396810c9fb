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

export const CACHE_DEFAULTS = { ttl: 3600, staleIfError: 1800, negativeTtl: 30, maxEntries: 1000 } as const;

export function toCachePolicy(options: CacheOptions = {}): CachePolicy {
  const { ttl, staleIfError, negativeTtl, maxEntries } = { ...CACHE_DEFAULTS, ...withoutUndefined(options) };
  return {
    ttl: ttl * 1000,
    staleIfError: staleIfError * 1000,
    // Without a cache nothing is remembered, not even that there was nothing.
    negativeTtl: ttl === 0 ? 0 : negativeTtl * 1000,
    maxEntries,
  };
}

function withoutUndefined(options: CacheOptions): CacheOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
