"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.SchemaChecks = void 0;
const secrets_errors_js_1 = require("../errors/secrets.errors.js");
const secret_key_js_1 = require("../keys/secret-key.js");
/** Puts what was read to its validator. Keys that the schema does not have are let through. */
class SchemaChecks {
    #schema;
    #output;
    #told = new Set();
    constructor(schema, output) {
        this.#schema = schema;
        this.#output = output;
    }
    has(key) {
        return this.#schema.has(key);
    }
    text(key, reading) {
        return this.#checked(key, reading, (text) => this.#schema.text(key, text), isText);
    }
    json(key, reading) {
        return this.#checked(key, reading, (node) => this.#schema.node(key, node), isAnything);
    }
    async #checked(key, reading, check, isOfForm) {
        if (!this.has(key))
            return reading;
        const outcome = await reading;
        if (outcome.kind === 'value') {
            const verdict = await check(outcome.value);
            if (verdict.kind === 'invalid')
                return this.#misfit(key, verdict.reason);
            this.#told.delete(key);
            return verdict;
        }
        const absence = await this.#schema.absence(key);
        const substitute = absence.kind === 'value' ? absence.value : undefined;
        if (outcome.kind === 'missing' && isOfForm(substitute))
            return { kind: 'value', value: substitute };
        return { ...outcome, required: absence.kind !== 'value' };
    }
    #misfit(key, reason) {
        const line = `Secret ${(0, secret_key_js_1.showKey)(key)} cannot be used: ${reason}`;
        if (!this.#told.has(key))
            this.#output.error(line);
        this.#told.add(key);
        return { kind: 'invalid', required: true, error: () => new secrets_errors_js_1.SecretInvalidError(line, { key }) };
    }
}
exports.SchemaChecks = SchemaChecks;
function isText(value) {
    return typeof value === 'string';
}
function isAnything(value) {
    return value !== undefined;
}
