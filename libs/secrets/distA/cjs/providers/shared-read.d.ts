import type { SecretValue, SecretsProviderContext } from './secrets-provider.interface.js';
/** Where a context carries the reader below; registered, so that two loaded copies of the package agree. */
export declare const SHARED_READ: unique symbol;
/** When a shared secret was fetched, in the clock's milliseconds: what is cut out of it must expire with it. */
export declare const FETCHED_AT: unique symbol;
export interface SharedSecretValue extends SecretValue {
    readonly [FETCHED_AT]?: number;
}
/** Reads one secret of the store that answers several keys, so that a cache can keep it once for all of them. */
export type SharedRead = (id: string, load: (signal: AbortSignal) => Promise<SecretValue | undefined>) => Promise<SharedSecretValue | undefined>;
/** What the service hands to a provider whose keys share secrets of the store. */
export interface SharedReadContext extends SecretsProviderContext {
    readonly [SHARED_READ]?: SharedRead;
}
