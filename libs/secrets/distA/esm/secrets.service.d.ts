import type { SecretReader } from './reading/secret.reader.js';
import type { SecretStatus } from './reading/secret.status.js';
import type { ChangeTracker } from './rotation/change.tracker.js';
import type { SecretRef } from './rotation/secret.ref.js';
import type { SecretChangeListener } from './rotation/secret.change.js';
import { type WithSecretOptions } from './rotation/with-secret.js';
import type { SecretJsonOf, SecretKeyOf, SecretsSchema, SecretTextOf } from './schema/schema.types.js';
import type { Clock } from './utils/clock.js';
/** The reader behind a service of this package; a user's stand-in for the service has none. */
export declare function readerOf(service: object): SecretReader | undefined;
/**
 * Reads secrets through the chain of providers, with cache and fallback. Every method rejects rather than throws;
 * an invalid key is a `TypeError`, a read after shutdown a `SecretsClosedError`.
 *
 * @example
 * const key = await secrets.getSecretOrThrow('API_KEY');
 */
export declare class SecretsService<S extends SecretsSchema = SecretsSchema> implements AsyncDisposable {
    #private;
    /** @internal Made by the module, or by `createSecretsService`. */
    constructor(reader: SecretReader, changes: ChangeTracker, clock: Clock);
    /**
     * The secret as text; the default, or `undefined`, when no provider has it or none of them could answer. A key that
     * its schema requires rejects instead.
     */
    getSecret<K extends SecretKeyOf<S>>(key: K): Promise<SecretTextOf<S, K>>;
    getSecret(key: SecretKeyOf<S>, defaultValue: string): Promise<string>;
    /**
     * The secret as text, else `SecretNotFoundError` when no provider has it, `SecretUnavailableError` when that
     * could not be found out, `SecretInvalidError` when it is no text.
     */
    getSecretOrThrow(key: SecretKeyOf<S>): Promise<string>;
    /**
     * The secret parsed as JSON, a fresh object for each caller, and what its schema makes of it; the default, or
     * `undefined`, also when it is no JSON. A key that its schema requires rejects instead.
     */
    getSecretJson<T = never, K extends SecretKeyOf<S> = SecretKeyOf<S>>(key: K): Promise<[T] extends [never] ? SecretJsonOf<S, K> : T | undefined>;
    getSecretJson<T>(key: SecretKeyOf<S>, defaultValue: T): Promise<T>;
    /** The bytes of the secret, a copy for each caller; of a text its UTF-8 bytes. */
    getSecretBinary(key: string): Promise<Uint8Array | undefined>;
    /** The keys of all providers that begin with `prefix`, sorted, without duplicates. Rejects when one cannot list. */
    listSecrets(prefix?: string): Promise<string[]>;
    /** Makes the next read, of one key or of all, ask the store. */
    refresh(key?: string): Promise<void>;
    /**
     * Reads these keys into the cache, in batches where a provider has them, else a few at a time. What is missing or
     * failed is told by the next read of it; only an invalid key rejects.
     *
     * @example
     * await secrets.prefetch(['API_KEY', 'prod/db']);
     */
    prefetch(keys: string[]): Promise<void>;
    /** Where each secret that has been read comes from: link, version, age in seconds, trouble; never a value. */
    status(): SecretStatus[];
    /**
     * A reference to a secret that follows its rotations; the same one for everybody. It loads nothing by itself: once
     * loaded, it is refreshed ahead of expiry. A `TypeError` for what is no key.
     *
     * @example
     * new Pool({ password: () => secrets.ref('DB_PASSWORD').get() });
     */
    ref(key: string): SecretRef;
    /**
     * Calls back whenever a secret that was read is not what it was; the first value of a key is no change. Returns
     * what ends it.
     *
     * @example
     * const stop = secrets.onChange(({ key, versionId }) => logger.log(`${key} is now ${versionId}`));
     */
    onChange(listener: SecretChangeListener): () => void;
    /**
     * Uses a secret that may have been rotated: on an auth error it is read anew from the store (at most once a second
     * for a key) and tried again, then its previous value. Rejects with what `use` last rejected with.
     *
     * @example
     * await secrets.withSecret('DB_PASSWORD', (password) => connect(password), { isAuthError });
     */
    withSecret<T>(key: string, use: (secret: string) => Promise<T>, options: WithSecretOptions): Promise<T>;
    [Symbol.asyncDispose](): Promise<void>;
}
