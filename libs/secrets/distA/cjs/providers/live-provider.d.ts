import type { SecretsProvider } from './secrets-provider.interface.js';
/** By brand rather than by class, so that a provider of another loaded copy of this package is known too. */
export declare const LOOK_UP: unique symbol;
/** Under this name a provider takes who is to be told of what it noticed. */
export declare const NOTICES: unique symbol;
/** Under this name a provider tells which variables may hold a secret. */
export declare const VARIABLES: unique symbol;
/** A provider that answers at once from memory: it is asked at each read, and nothing of it is cached. */
export interface LiveProvider extends SecretsProvider {
    [LOOK_UP](key: string): string | undefined;
    /** Tells what was noticed already and what will be, each once, for a log; returns what ends it. */
    [NOTICES]?(listener: (notice: string) => void): () => void;
}
export declare function isLiveProvider(provider: SecretsProvider): provider is LiveProvider;
