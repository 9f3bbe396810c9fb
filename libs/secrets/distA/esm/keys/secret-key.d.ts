/** A key as the stores know it, and the path below it, if the caller wrote `key#path`. */
export interface SecretKey {
    readonly base: string;
    readonly path: string | undefined;
}
/** True for a valid key without a path: the test of the hot path. */
export declare function isPlainKey(key: unknown): key is string;
/**
 * Splits `key#path` at the first `#`.
 *
 * @throws TypeError for what is no key, before any link is asked.
 */
export declare function parseSecretKey(key: unknown): SecretKey;
/** A key for a log line or an error: quoted as JSON, so that it cannot forge a line, and cut at 128 characters. */
export declare function showKey(key: string): string;
