"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.SecretReader = void 0;
const secrets_errors_js_1 = require("../errors/secrets.errors.js");
const secret_key_js_1 = require("../keys/secret-key.js");
const resolution_errors_js_1 = require("./resolution.errors.js");
const value_converter_js_1 = require("./value.converter.js");
/** Reads a key, with its path, in the form that the caller wants. */
class SecretReader {
    chain;
    #parts;
    #warned = new Set();
    #onClose = [];
    constructor(parts) {
        this.chain = parts.chain;
        this.#parts = parts;
    }
    text(key, patience = 'request') {
        const reading = this.#read(key, 'text', patience, value_converter_js_1.asText, (text) => text);
        return this.#parts.schema?.text(key, reading) ?? reading;
    }
    json(key, patience = 'request') {
        const reading = this.#read(key, 'json', patience, value_converter_js_1.asNode, (node) => typeof node === 'string' ? node : JSON.stringify(node));
        return this.#parts.schema?.json(key, reading) ?? reading;
    }
    binary(key) {
        return this.#read(key, 'binary', 'request', value_converter_js_1.asBinary, (bytes) => new TextDecoder().decode(bytes));
    }
    async prefetch(keys) {
        await this.chain.prefetch([...new Set(keys.map((key) => (0, secret_key_js_1.parseSecretKey)(key).base))]);
    }
    async refresh(key) {
        await this.chain.refresh((0, secret_key_js_1.parseSecretKey)(key).base);
    }
    /** What is known of the secret that a key is in, in the form of a text: `key#path` is cut out of it. */
    ofBase(key, known) {
        const parsed = (0, secret_key_js_1.parseSecretKey)(key);
        const value = known(parsed.base);
        const converted = value && (0, value_converter_js_1.asText)(value, parsed);
        return converted?.kind === 'value' ? converted.value : undefined;
    }
    onClose(callback) {
        this.#onClose.push(callback);
    }
    close() {
        this.chain.close();
        for (const callback of this.#onClose)
            callback();
        this.#parts.release();
    }
    async #read(key, form, patience, convert, shown) {
        const parsed = (0, secret_key_js_1.parseSecretKey)(key);
        // A path leads into JSON, in whatever form its node is wanted.
        const wanted = parsed.path === undefined ? form : 'json';
        const resolution = await this.chain.resolve(parsed.base, wanted, patience);
        if (resolution.kind !== 'value') {
            if (resolution.kind === 'missing' && patience === 'request')
                this.#parts.missing.note(key);
            return { kind: resolution.kind, error: () => (0, resolution_errors_js_1.absenceError)(key, resolution, this.chain.names) };
        }
        const converted = convert(resolution.value, parsed);
        if (converted.kind === 'value') {
            this.#warned.delete(`${form} ${key}`);
            if (parsed.path !== undefined)
                this.#parts.observe(key, shown(converted.value));
            return converted;
        }
        if (converted.kind === 'missing') {
            if (patience === 'request')
                this.#parts.missing.note(key);
            const names = [resolution.provider];
            return { kind: 'missing', error: () => (0, resolution_errors_js_1.absenceError)(key, { kind: 'missing', leftOut: [] }, names) };
        }
        this.#warnOnce(key, form, resolution.provider, converted.reason);
        return {
            kind: 'invalid',
            error: () => new secrets_errors_js_1.SecretInvalidError(`Secret ${(0, secret_key_js_1.showKey)(key)} of ${resolution.provider} cannot be used: ${converted.reason}`, {
                key,
            }),
        };
    }
    // What is no JSON may well be a text: reading it both ways is no change of state.
    #warnOnce(key, form, provider, reason) {
        const slot = `${form} ${key}`;
        if (this.#warned.has(slot) || this.#warned.size >= MOST_WARNED)
            return;
        this.#warned.add(slot);
        this.#parts.output.warn(`Secret ${(0, secret_key_js_1.showKey)(key)} of ${provider} cannot be used: ${reason}`);
    }
}
exports.SecretReader = SecretReader;
/** Beyond this, keys of the wrong kind are not told one by one any more. */
const MOST_WARNED = 1000;
