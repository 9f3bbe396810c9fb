import { SecretInvalidError, SecretNotFoundError } from '../errors/secrets.errors.js';
import { showKey } from '../keys/secret-key.js';
import { fixedRef } from '../rotation/secret.ref.js';
export function readerSource(reader, service) {
    return {
        ref: (key) => service.ref(key),
        prefetch: (keys) => reader.prefetch(keys),
        text: (key) => reader.text(key, 'boot'),
        json: (key) => reader.json(key, 'boot'),
    };
}
/** A stand-in has the two methods that an application uses, so more than those cannot be asked of it. */
export function serviceSource(service) {
    return {
        ref: (key, value) => fixedRef(key, value, async () => (await service.getSecret(key)) ?? value),
        prefetch: async () => { },
        text: async (key) => asOutcome(key, await service.getSecret(key)),
        json: async (key) => asOutcome(key, await service.getSecretJson(key)),
    };
}
function asOutcome(key, value) {
    if (value !== undefined && value !== null)
        return { kind: 'value', value };
    const error = () => new SecretNotFoundError(`Secret ${showKey(key)} is unknown to SecretsService`, { key });
    return { kind: 'missing', error };
}
/** A value that a test put in the place of a secret's token: a text is parsed where JSON is wanted. */
export function parseOverride(key, value) {
    if (typeof value !== 'string')
        return value;
    try {
        return JSON.parse(value);
    }
    catch {
        throw new SecretInvalidError(`The value that overrides ${showKey(key)} is wanted as JSON and is none`, {
            key,
        });
    }
}
