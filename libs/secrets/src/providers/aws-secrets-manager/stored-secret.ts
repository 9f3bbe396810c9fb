import { SecretInvalidError, type SecretsErrorDetails } from '../../errors/secrets.errors.js';
import { vouched } from '../../errors/vouched-errors.js';
import { showKey } from '../../keys/secret-key.js';
import type { SecretValue } from '../secrets-provider.interface.js';
import { PROVIDER } from './provider-name.js';

/** The value of a secret as AWS keeps it: a text or bytes. */
export interface StoredSecret {
  readonly content: string | Uint8Array;
  readonly versionId?: string;
}

/** What is asked, in words for an error, and for which key. */
export interface Subject {
  readonly what: string;
  readonly details: SecretsErrorDetails;
}

/** A read of one key. */
export function aboutKey(key: string): Subject {
  return { what: showKey(key), details: { key, provider: PROVIDER } };
}

/** A read of a JSON secret for one of its fields. */
export function aboutBundle(id: string): Subject {
  return { what: `the bundle ${showKey(id)}`, details: { key: id, provider: PROVIDER } };
}

/** Throws `SecretInvalidError` for bytes. */
export function textOf(stored: StoredSecret, subject: Subject): SecretValue {
  if (typeof stored.content !== 'string') {
    const trouble = 'it is binary, to be read with getSecretBinary()';
    const message = `AWS Secrets Manager: ${trouble}, asked for ${subject.what}`;
    throw vouched(new SecretInvalidError(message, subject.details), { clause: trouble, wrongKind: true });
  }
  return { value: stored.content, ...(stored.versionId !== undefined && { versionId: stored.versionId }) };
}
