/**
 * What to say when this package was loaded as CommonJS and as ESM: tokens and masking are shared, but a class such
 * as `SecretsService` exists twice, and Nest does not find one by the other.
 */
export declare function loadedTwice(): string | undefined;
