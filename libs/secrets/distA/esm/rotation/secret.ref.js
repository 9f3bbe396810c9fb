import { SecretNotFoundError } from '../errors/secrets.errors.js';
import { showKey } from '../keys/secret-key.js';
/** A reference whose value is put in by whoever sees it change. */
export class LiveSecretRef {
    key;
    #source;
    #value;
    constructor(key, source, value) {
        this.key = key;
        this.#source = source;
        this.#value = value;
    }
    get current() {
        if (this.#value !== undefined)
            return this.#value;
        throw new SecretNotFoundError(`Secret ${showKey(this.key)} has no value that may be served now: it was not loaded yet, is past its stale bound, or has nothing at its path`, { key: this.key });
    }
    get previous() {
        return this.#source.previous();
    }
    get hasValue() {
        return this.#value !== undefined;
    }
    get() {
        return this.#source.load();
    }
    /** `undefined`: there is none any more. */
    put(value) {
        this.#value = value;
    }
}
/** A reference to a value that a test, or a stand-in for the service, has decided. */
export function fixedRef(key, value, load = async () => value) {
    return new LiveSecretRef(key, { load, previous: () => undefined }, value);
}
