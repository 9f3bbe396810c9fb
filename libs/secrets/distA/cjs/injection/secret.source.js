"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.readerSource = readerSource;
exports.serviceSource = serviceSource;
exports.parseOverride = parseOverride;
const secrets_errors_js_1 = require("../errors/secrets.errors.js");
const secret_key_js_1 = require("../keys/secret-key.js");
const secret_ref_js_1 = require("../rotation/secret.ref.js");
function readerSource(reader, service) {
    return {
        ref: (key) => service.ref(key),
        prefetch: (keys) => reader.prefetch(keys),
        text: (key) => reader.text(key, 'boot'),
        json: (key) => reader.json(key, 'boot'),
    };
}
/** A stand-in has the two methods that an application uses, so more than those cannot be asked of it. */
function serviceSource(service) {
    return {
        ref: (key, value) => (0, secret_ref_js_1.fixedRef)(key, value, async () => (await service.getSecret(key)) ?? value),
        prefetch: async () => { },
        text: async (key) => asOutcome(key, await service.getSecret(key)),
        json: async (key) => asOutcome(key, await service.getSecretJson(key)),
    };
}
function asOutcome(key, value) {
    if (value !== undefined && value !== null)
        return { kind: 'value', value };
    const error = () => new secrets_errors_js_1.SecretNotFoundError(`Secret ${(0, secret_key_js_1.showKey)(key)} is unknown to SecretsService`, { key });
    return { kind: 'missing', error };
}
/** A value that a test put in the place of a secret's token: a text is parsed where JSON is wanted. */
function parseOverride(key, value) {
    if (typeof value !== 'string')
        return value;
    try {
        return JSON.parse(value);
    }
    catch {
        throw new secrets_errors_js_1.SecretInvalidError(`The value that overrides ${(0, secret_key_js_1.showKey)(key)} is wanted as JSON and is none`, {
            key,
        });
    }
}
