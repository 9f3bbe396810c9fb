import { LOOK_UP, type LiveProvider, NOTICES, VARIABLES } from '../live-provider.js';
import type { EnvironmentOptions } from './environment.options.js';
/**
 * Reads secrets from `process.env`, live, and from `.env`, once until `refresh()`. Nothing is cached and
 * `process.env` is never written.
 *
 * @example
 * new EnvironmentSecretsProvider({ envFilePath: ['.env.local', '.env'] })
 */
export declare class EnvironmentSecretsProvider implements LiveProvider {
    #private;
    readonly name = "environment";
    constructor(options?: EnvironmentOptions);
    getSecret(key: string): Promise<string | undefined>;
    listSecrets(prefix: string): Promise<string[]>;
    refresh(): Promise<void>;
    /** The key as it is, then in environment spelling; `process.env` before `.env`. */
    [LOOK_UP](key: string): string | undefined;
    /** @internal The variables that may hold a key and that a `.env` file can set, the usual one first. */
    [VARIABLES](key: string): string[];
    /** Reads the files now, so that one that cannot be used stops the boot rather than a request. */
    load(): void;
    /** A variable by its exact name, from `.env` only: where settings look last. */
    fromFile(name: string): string | undefined;
    [NOTICES](listener: (notice: string) => void): () => void;
}
