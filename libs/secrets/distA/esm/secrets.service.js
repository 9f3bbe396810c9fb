import { followChanges } from './rotation/follow-changes.js';
import { RefKeeper } from './rotation/ref.keeper.js';
import { SecretUse } from './rotation/with-secret.js';
import { inBatches } from './utils/in-batches.js';
/** Single reads under way at once. */
const PREFETCH_AT_ONCE = 8;
const READERS = new WeakMap();
/** The reader behind a service of this package; a user's stand-in for the service has none. */
export function readerOf(service) {
    return READERS.get(service);
}
/**
 * Reads secrets through the chain of providers, with cache and fallback. Every method rejects rather than throws;
 * an invalid key is a `TypeError`, a read after shutdown a `SecretsClosedError`.
 *
 * @example
 * const key = await secrets.getSecretOrThrow('API_KEY');
 */
export class SecretsService {
    #reader;
    /** The reader's: the hot path is as short as it can be. */
    #chain;
    #changes;
    #use;
    #refs;
    /** @internal Made by the module, or by `createSecretsService`. */
    constructor(reader, changes, clock) {
        this.#reader = reader;
        this.#chain = reader.chain;
        this.#changes = changes;
        this.#use = new SecretUse({
            clock,
            read: (key) => this.getSecretOrThrow(key),
            refresh: (key) => this.refresh(key),
            previous: (key) => reader.ofBase(key, (base) => changes.previous(base)),
        });
        this.#refs = new RefKeeper({ reader, changes, clock, load: (key) => this.getSecretOrThrow(key) });
        reader.onClose(() => this.#refs.close());
        followChanges({ reader, changes, refs: this.#refs });
        READERS.set(this, reader);
    }
    getSecret(key, defaultValue) {
        // Not an async function, and the promise is the cache's own: a hit costs what awaiting a promise costs.
        return this.#chain.peek(key) ?? this.#readText(key, defaultValue);
    }
    /**
     * The secret as text, else `SecretNotFoundError` when no provider has it, `SecretUnavailableError` when that
     * could not be found out, `SecretInvalidError` when it is no text.
     */
    async getSecretOrThrow(key) {
        const ready = this.#chain.peek(key);
        if (ready !== undefined)
            return ready;
        const outcome = await this.#reader.text(key);
        if (outcome.kind === 'value')
            return outcome.value;
        throw outcome.error();
    }
    async getSecretJson(key, defaultValue) {
        return valueOr(await this.#reader.json(key), defaultValue);
    }
    /** The bytes of the secret, a copy for each caller; of a text its UTF-8 bytes. */
    async getSecretBinary(key) {
        const outcome = await this.#reader.binary(key);
        return outcome.kind === 'value' ? outcome.value : undefined;
    }
    /** The keys of all providers that begin with `prefix`, sorted, without duplicates. Rejects when one cannot list. */
    async listSecrets(prefix = '') {
        if (typeof prefix !== 'string')
            throw new TypeError(`A prefix must be a string, got ${typeof prefix}`);
        return this.#chain.list(prefix);
    }
    /** Makes the next read, of one key or of all, ask the store. */
    async refresh(key) {
        if (key === undefined)
            return this.#chain.refresh();
        return this.#reader.refresh(key);
    }
    /**
     * Reads these keys into the cache, in batches where a provider has them, else a few at a time. What is missing or
     * failed is told by the next read of it; only an invalid key rejects.
     *
     * @example
     * await secrets.prefetch(['API_KEY', 'prod/db']);
     */
    async prefetch(keys) {
        await this.#reader.prefetch(keys);
        await inBatches(PREFETCH_AT_ONCE, keys, (key) => this.#reader.text(key, 'boot').catch(() => undefined));
        this.#chain.assertOpen();
    }
    /** Where each secret that has been read comes from: link, version, age in seconds, trouble; never a value. */
    status() {
        return this.#chain.status();
    }
    /**
     * A reference to a secret that follows its rotations; the same one for everybody. It loads nothing by itself: once
     * loaded, it is refreshed ahead of expiry. A `TypeError` for what is no key.
     *
     * @example
     * new Pool({ password: () => secrets.ref('DB_PASSWORD').get() });
     */
    ref(key) {
        this.#chain.assertOpen();
        return this.#refs.ref(key);
    }
    /**
     * Calls back whenever a secret that was read is not what it was; the first value of a key is no change. Returns
     * what ends it.
     *
     * @example
     * const stop = secrets.onChange(({ key, versionId }) => logger.log(`${key} is now ${versionId}`));
     */
    onChange(listener) {
        this.#chain.assertOpen();
        return this.#changes.listen(listener);
    }
    /**
     * Uses a secret that may have been rotated: on an auth error it is read anew from the store (at most once a second
     * for a key) and tried again, then its previous value. Rejects with what `use` last rejected with.
     *
     * @example
     * await secrets.withSecret('DB_PASSWORD', (password) => connect(password), { isAuthError });
     */
    async withSecret(key, use, options) {
        return this.#use.run(key, use, options);
    }
    async [Symbol.asyncDispose]() {
        this.#reader.close();
    }
    async #readText(key, defaultValue) {
        return valueOr(await this.#reader.text(key), defaultValue);
    }
}
function valueOr(outcome, defaultValue) {
    if (outcome.kind === 'value')
        return outcome.value;
    // Its type says that it is there.
    if (outcome.required && defaultValue === undefined)
        throw outcome.error();
    return defaultValue;
}
