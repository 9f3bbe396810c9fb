/** What went wrong, for a program to decide on; the message is for people. */
export type SecretsErrorCode = 'NOT_FOUND' | 'UNAVAILABLE' | 'DENIED' | 'INVALID' | 'UNCONFIGURED' | 'CLOSED';
/** What an error may carry beside its message: names and codes, never a value. */
export interface SecretsErrorDetails {
    readonly key?: string;
    readonly provider?: string;
}
declare const BRAND: unique symbol;
/** Recognises the errors of this package by brand, also those of another loaded copy of it. */
export declare function isSecretsError(error: unknown): error is SecretsError;
/**
 * The base of every error of this package. It holds no `cause`: the error of a store may carry a secret,
 * so only class names, codes and request ids of it are kept, in the message.
 *
 * @example
 * if (error instanceof SecretsError && error.code === 'DENIED') { ... }
 */
export declare class SecretsError extends Error {
    readonly code: SecretsErrorCode;
    readonly key: string | undefined;
    readonly provider: string | undefined;
    constructor(code: SecretsErrorCode, message: string, details?: SecretsErrorDetails);
    get [BRAND](): true;
}
/** No provider has the secret. */
export declare class SecretNotFoundError extends SecretsError {
    constructor(message: string, details?: SecretsErrorDetails);
}
/** A store could not answer now: network, timeout, throttling, 5xx, or every link that was asked failed. */
export declare class SecretUnavailableError extends SecretsError {
    constructor(message: string, details?: SecretsErrorDetails);
}
/** A store refused: access denied, decryption failure, a certificate that is not trusted. */
export declare class SecretDeniedError extends SecretsError {
    constructor(message: string, details?: SecretsErrorDetails);
}
/** The secret or a setting is there but cannot be used: no JSON, binary read as text, another type. */
export declare class SecretInvalidError extends SecretsError {
    constructor(message: string, details?: SecretsErrorDetails);
}
/** A link or the module is not set up: SDK not installed, credentials missing, a wrong setting. */
export declare class SecretsUnconfiguredError extends SecretsError {
    constructor(message: string, details?: SecretsErrorDetails);
}
/** Read after the application was closed. */
export declare class SecretsClosedError extends SecretsError {
    constructor(message: string, details?: SecretsErrorDetails);
}
export {};
