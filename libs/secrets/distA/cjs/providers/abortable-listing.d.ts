import type { SecretsProvider } from './secrets-provider.interface.js';
/** Registered, so that two loaded copies of this package agree. */
export declare const LIST_UNTIL: unique symbol;
/** A provider whose listings may take any number of calls, and end with a signal, which `listSecrets` is not given. */
export interface AbortableListing {
    [LIST_UNTIL](prefix: string, signal: AbortSignal): Promise<string[]>;
}
/** Lists until the signal ends it, where the provider can be told. */
export declare function listUntil(provider: SecretsProvider & Partial<AbortableListing>, prefix: string, signal: AbortSignal): Promise<string[]>;
