import { type SecretsError, type SecretsErrorDetails } from '../../errors/secrets.errors.js';
/**
 * Turns what the SDK threw into an error of this package, or into `undefined` for "no such secret". Only name, code and request
 * id are copied: messages, causes and `$response` may hold the secret or the session token.
 *
 * @param what names what was asked, such as `"API_KEY"` or `the list of secrets`.
 */
export declare function classifyAwsError(error: unknown, what: string, details: SecretsErrorDetails): SecretsError | undefined;
/** A deadline or a missing SDK does not know what was asked: such an error of this package is told. */
export declare function nameSubject(error: unknown, what: string, details: SecretsErrorDetails): unknown;
/** True for credentials that have run out, which a new client may replace. */
export declare function isExpiredCredentials(error: unknown): boolean;
