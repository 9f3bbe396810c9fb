"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.SecretMasker = void 0;
/**
 * Masks with the options of the application that it is injected from.
 *
 * @example
 * constructor(private readonly masker: SecretMasker) {}
 * audit(entry: object) { this.sink.write(this.masker.mask(entry)); }
 */
class SecretMasker {
    #parts;
    /** @internal Made by the module. */
    constructor(parts) {
        this.#parts = parts;
    }
    /** A masked copy, by key and by value; the same reference when nothing had to be masked. */
    mask(value) {
        return this.#parts.mask(value);
    }
    /** Masks a text as a log line: by key, by value, by format. */
    maskString(text) {
        return this.#parts.maskString(text);
    }
    /** Adds a text to search for, of 8 characters or more; until a minute after the application closes. */
    register(secret) {
        this.#parts.register(secret);
    }
}
exports.SecretMasker = SecretMasker;
