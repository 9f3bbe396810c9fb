import { SecretInvalidError } from '../../errors/secrets.errors.js';
import { vouched } from '../../errors/vouched-errors.js';
import { nodeToText } from '../../keys/json-path.js';
import { aboutBundle } from './stored-secret.js';
/** Parses a JSON secret. Throws `SecretInvalidError`, naming the bundle and nothing of its text. */
export function parseBundle(id, secret) {
    let parsed;
    try {
        parsed = JSON.parse(secret.value);
    }
    catch {
        parsed = undefined; // the parser's message quotes the text
    }
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
        const { what, details } = aboutBundle(id);
        const trouble = `${what} is no JSON object`;
        throw vouched(new SecretInvalidError(`AWS Secrets Manager: ${trouble}`, details), { clause: trouble });
    }
    return { fields: parsed, whole: secret };
}
/** The own field of that name as a text secret; `null` is missing, as it is below `key#path`. */
export function fieldOf(bundle, key) {
    if (!Object.hasOwn(bundle.fields, key))
        return undefined;
    const value = nodeToText(bundle.fields[key]);
    if (value === undefined)
        return undefined;
    return { ...bundle.whole, value };
}
/** The names of the fields that hold something. */
export function fieldNames(bundle) {
    return Object.keys(bundle.fields).filter((key) => fieldOf(bundle, key) !== undefined);
}
