/** A text with the version that the store gives it. */
export interface SecretValue {
    readonly value: string;
    readonly versionId?: string;
}
/** What a call may use beside the key: `signal` is aborted when the deadline of the call has passed. */
export interface SecretsProviderContext {
    readonly signal: AbortSignal;
}
/**
 * The port to a store of secrets. Any object with the first four members is a provider: nothing to extend or
 * to register. Missing is `undefined`, an empty string is a value, anything thrown is a failure.
 *
 * @example
 * SecretsModule.forRoot({ chain: [myVaultProvider, new EnvironmentSecretsProvider()] })
 */
export interface SecretsProvider {
    /** Names the link in logs, errors and `status()`. */
    readonly name: string;
    getSecret(key: string, context?: SecretsProviderContext): Promise<string | SecretValue | undefined>;
    /** The keys that begin with `prefix`. */
    listSecrets(prefix: string): Promise<string[]>;
    /** Drops what the provider itself remembers: the next call asks the store. */
    refresh(): Promise<void>;
    /** Default: `JSON.parse` of `getSecret`. */
    getSecretJson?(key: string, context?: SecretsProviderContext): Promise<unknown>;
    /** Default: the UTF-8 bytes of `getSecret`. */
    getSecretBinary?(key: string, context?: SecretsProviderContext): Promise<Uint8Array | undefined>;
    /** Several at once; a key that is in neither way answered is read singly. */
    getSecrets?(keys: string[], context?: SecretsProviderContext): Promise<Map<string, string | SecretValue | Error>>;
    /**
     * Tells when secrets have changed, so that nobody waits for the TTL: called once by each service, before its first
     * read. Returns what ends it; until then nothing of it may keep the process alive.
     *
     * @param onChange takes the keys whose answers may have changed; without them it means all.
     * @param onTrouble takes why changes are not noticed for now: one warning is logged, and the TTL decides.
     */
    watch?(onChange: (keys?: readonly string[]) => void, onTrouble: (error: unknown) => void): () => void;
}
