import { SecretInvalidError } from '../errors/secrets.errors.js';
import { parseSecretKey, showKey } from '../keys/secret-key.js';
import { absenceError } from './resolution.errors.js';
import { asBinary, asNode, asText } from './value.converter.js';
/** Reads a key, with its path, in the form that the caller wants. */
export class SecretReader {
    chain;
    #parts;
    #warned = new Set();
    #onClose = [];
    constructor(parts) {
        this.chain = parts.chain;
        this.#parts = parts;
    }
    text(key, patience = 'request') {
        const reading = this.#read(key, 'text', patience, asText, (text) => text);
        return this.#parts.schema?.text(key, reading) ?? reading;
    }
    json(key, patience = 'request') {
        const reading = this.#read(key, 'json', patience, asNode, (node) => typeof node === 'string' ? node : JSON.stringify(node));
        return this.#parts.schema?.json(key, reading) ?? reading;
    }
    binary(key) {
        return this.#read(key, 'binary', 'request', asBinary, (bytes) => new TextDecoder().decode(bytes));
    }
    async prefetch(keys) {
        await this.chain.prefetch([...new Set(keys.map((key) => parseSecretKey(key).base))]);
    }
    async refresh(key) {
        await this.chain.refresh(parseSecretKey(key).base);
    }
    /** What is known of the secret that a key is in, in the form of a text: `key#path` is cut out of it. */
    ofBase(key, known) {
        const parsed = parseSecretKey(key);
        const value = known(parsed.base);
        const converted = value && asText(value, parsed);
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
        const parsed = parseSecretKey(key);
        // A path leads into JSON, in whatever form its node is wanted.
        const wanted = parsed.path === undefined ? form : 'json';
        const resolution = await this.chain.resolve(parsed.base, wanted, patience);
        if (resolution.kind !== 'value') {
            if (resolution.kind === 'missing' && patience === 'request')
                this.#parts.missing.note(key);
            return { kind: resolution.kind, error: () => absenceError(key, resolution, this.chain.names) };
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
            return { kind: 'missing', error: () => absenceError(key, { kind: 'missing', leftOut: [] }, names) };
        }
        this.#warnOnce(key, form, resolution.provider, converted.reason);
        return {
            kind: 'invalid',
            error: () => new SecretInvalidError(`Secret ${showKey(key)} of ${resolution.provider} cannot be used: ${converted.reason}`, {
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
        this.#parts.output.warn(`Secret ${showKey(key)} of ${provider} cannot be used: ${reason}`);
    }
}
/** Beyond this, keys of the wrong kind are not told one by one any more. */
const MOST_WARNED = 1000;
