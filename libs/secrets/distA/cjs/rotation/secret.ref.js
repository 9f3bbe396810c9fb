"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.LiveSecretRef = void 0;
exports.fixedRef = fixedRef;
const secrets_errors_js_1 = require("../errors/secrets.errors.js");
const secret_key_js_1 = require("../keys/secret-key.js");
/** A reference whose value is put in by whoever sees it change. */
class LiveSecretRef {
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
        throw new secrets_errors_js_1.SecretNotFoundError(`Secret ${(0, secret_key_js_1.showKey)(this.key)} has no value that may be served now: it was not loaded yet, is past its stale bound, or has nothing at its path`, { key: this.key });
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
exports.LiveSecretRef = LiveSecretRef;
/** A reference to a value that a test, or a stand-in for the service, has decided. */
function fixedRef(key, value, load = async () => value) {
    return new LiveSecretRef(key, { load, previous: () => undefined }, value);
}
