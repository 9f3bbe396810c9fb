import { type SecretsErrorDetails } from '../../errors/secrets.errors.js';
import type { SecretValue } from '../secrets-provider.interface.js';
/** The name of this link in logs and errors. */
export declare const PROVIDER = "aws-secrets-manager";
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
export declare function aboutKey(key: string): Subject;
/** A read of a JSON secret for one of its fields. */
export declare function aboutBundle(id: string): Subject;
/** Throws `SecretInvalidError` for bytes. */
export declare function textOf(stored: StoredSecret, subject: Subject): SecretValue;
