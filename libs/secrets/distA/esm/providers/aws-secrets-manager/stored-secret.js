import { SecretInvalidError } from '../../errors/secrets.errors.js';
import { vouched } from '../../errors/vouched-errors.js';
import { showKey } from '../../keys/secret-key.js';
/** The name of this link in logs and errors. */
export const PROVIDER = 'aws-secrets-manager';
/** A read of one key. */
export function aboutKey(key) {
    return { what: showKey(key), details: { key, provider: PROVIDER } };
}
/** A read of a JSON secret for one of its fields. */
export function aboutBundle(id) {
    return { what: `the bundle ${showKey(id)}`, details: { key: id, provider: PROVIDER } };
}
/** Throws `SecretInvalidError` for bytes. */
export function textOf(stored, subject) {
    if (typeof stored.content !== 'string') {
        const trouble = 'it is binary, to be read with getSecretBinary()';
        const message = `AWS Secrets Manager: ${trouble}, asked for ${subject.what}`;
        throw vouched(new SecretInvalidError(message, subject.details), { clause: trouble, wrongKind: true });
    }
    return { value: stored.content, ...(stored.versionId !== undefined && { versionId: stored.versionId }) };
}
