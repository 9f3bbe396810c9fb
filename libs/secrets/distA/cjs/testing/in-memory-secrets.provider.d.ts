import type { SecretsProvider, SecretsProviderContext, SecretValue } from '../providers/secrets-provider.interface.js';
/** A call that a test may look at. */
export interface RecordedCall {
    readonly method: string;
    readonly key: string;
}
/**
 * A store in memory, for tests. It is cached like any other link: what `set`, `delete` and `rotate` change is seen
 * after `refresh()` or when the TTL has passed.
 *
 * @example
 * .overrideProvider(SECRETS_CHAIN).useValue([new InMemorySecretsProvider({ API_KEY: 'a value for the test' })])
 */
export declare class InMemorySecretsProvider implements SecretsProvider {
    #private;
    readonly name = "in-memory";
    /** Every call so far, in order. */
    readonly calls: RecordedCall[];
    constructor(secrets?: Record<string, string>);
    getSecret(key: string, _context?: SecretsProviderContext): Promise<SecretValue | undefined>;
    listSecrets(prefix: string): Promise<string[]>;
    refresh(): Promise<void>;
    /** Puts a value in, as the version that is there, or as the first one. */
    set(key: string, value: string): void;
    delete(key: string): void;
    /** Puts a value in as a new version. */
    rotate(key: string, value: string): void;
    /** Makes the next calls that ask the store fail with this error; `Infinity`: all of them. */
    failNext(error: Error, times?: number): void;
}
