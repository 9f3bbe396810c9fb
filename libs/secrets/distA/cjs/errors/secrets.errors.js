"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.SecretsClosedError = exports.SecretsUnconfiguredError = exports.SecretInvalidError = exports.SecretDeniedError = exports.SecretUnavailableError = exports.SecretNotFoundError = exports.SecretsError = void 0;
exports.isSecretsError = isSecretsError;
const BRAND = Symbol.for('nestjs-secrets.error');
/** Recognises the errors of this package by brand, also those of another loaded copy of it. */
function isSecretsError(error) {
    return error instanceof Error && error[BRAND] === true;
}
/**
 * The base of every error of this package. It holds no `cause`: the error of a store may carry a secret,
 * so only class names, codes and request ids of it are kept, in the message.
 *
 * @example
 * if (error instanceof SecretsError && error.code === 'DENIED') { ... }
 */
class SecretsError extends Error {
    code;
    key;
    provider;
    constructor(code, message, details = {}) {
        super(message);
        this.name = new.target.name;
        this.code = code;
        this.key = details.key;
        this.provider = details.provider;
    }
    get [BRAND]() {
        return true;
    }
}
exports.SecretsError = SecretsError;
/** No provider has the secret. */
class SecretNotFoundError extends SecretsError {
    constructor(message, details) {
        super('NOT_FOUND', message, details);
    }
}
exports.SecretNotFoundError = SecretNotFoundError;
/** A store could not answer now: network, timeout, throttling, 5xx, or every link that was asked failed. */
class SecretUnavailableError extends SecretsError {
    constructor(message, details) {
        super('UNAVAILABLE', message, details);
    }
}
exports.SecretUnavailableError = SecretUnavailableError;
/** A store refused: access denied, decryption failure, a certificate that is not trusted. */
class SecretDeniedError extends SecretsError {
    constructor(message, details) {
        super('DENIED', message, details);
    }
}
exports.SecretDeniedError = SecretDeniedError;
/** The secret or a setting is there but cannot be used: no JSON, binary read as text, another type. */
class SecretInvalidError extends SecretsError {
    constructor(message, details) {
        super('INVALID', message, details);
    }
}
exports.SecretInvalidError = SecretInvalidError;
/** A link or the module is not set up: SDK not installed, credentials missing, a wrong setting. */
class SecretsUnconfiguredError extends SecretsError {
    constructor(message, details) {
        super('UNCONFIGURED', message, details);
    }
}
exports.SecretsUnconfiguredError = SecretsUnconfiguredError;
/** Read after the application was closed. */
class SecretsClosedError extends SecretsError {
    constructor(message, details) {
        super('CLOSED', message, details);
    }
}
exports.SecretsClosedError = SecretsClosedError;
