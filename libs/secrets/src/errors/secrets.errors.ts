/** What went wrong, for a program to decide on; the message is for people. */
export type SecretsErrorCode = 'NOT_FOUND' | 'UNAVAILABLE' | 'DENIED' | 'INVALID' | 'UNCONFIGURED' | 'CLOSED';

/** What an error may carry beside its message: names and codes, never a value. */
export interface SecretsErrorDetails {
  readonly key?: string;
  readonly provider?: string;
}

const BRAND = Symbol.for('nestjs-secrets.error');

/** Recognises the errors of this package by brand, also those of another loaded copy of it; never throws. */
export function isSecretsError(error: unknown): error is SecretsError {
  try {
    return error instanceof Error && (error as { [BRAND]?: unknown })[BRAND] === true;
  } catch {
    return false; // A revoked proxy has no prototype to look at, and none of ours is one.
  }
}

/**
 * The base of every error of this package. It holds no `cause`: the error of a store may carry a secret,
 * so only class names, codes and request ids of it are kept, in the message.
 *
 * @example
 * if (error instanceof SecretsError && error.code === 'DENIED') { ... }
 */
export class SecretsError extends Error {
  // Written out here and below: a minifier renames classes, and `name` of an error is what logs show.
  static override readonly name: string = 'SecretsError';

  readonly code: SecretsErrorCode;
  readonly key: string | undefined;
  readonly provider: string | undefined;

  constructor(code: SecretsErrorCode, message: string, details: SecretsErrorDetails = {}) {
    super(message);
    this.name = new.target.name;
    this.code = code;
    this.key = details.key;
    this.provider = details.provider;
  }

  get [BRAND](): true {
    return true;
  }
}

/** No provider has the secret. */
export class SecretNotFoundError extends SecretsError {
  static override readonly name: string = 'SecretNotFoundError';

  constructor(message: string, details?: SecretsErrorDetails) {
    super('NOT_FOUND', message, details);
  }
}

/** A store could not answer now: network, timeout, throttling, 5xx, or every link that was asked failed. */
export class SecretUnavailableError extends SecretsError {
  static override readonly name: string = 'SecretUnavailableError';

  constructor(message: string, details?: SecretsErrorDetails) {
    super('UNAVAILABLE', message, details);
  }
}

/** A store refused: access denied, decryption failure, a certificate that is not trusted. */
export class SecretDeniedError extends SecretsError {
  static override readonly name: string = 'SecretDeniedError';

  constructor(message: string, details?: SecretsErrorDetails) {
    super('DENIED', message, details);
  }
}

/** The secret or a setting is there but cannot be used: no JSON, binary read as text, another type. */
export class SecretInvalidError extends SecretsError {
  static override readonly name: string = 'SecretInvalidError';

  constructor(message: string, details?: SecretsErrorDetails) {
    super('INVALID', message, details);
  }
}

/** A link or the module is not set up: SDK not installed, credentials missing, a wrong setting. */
export class SecretsUnconfiguredError extends SecretsError {
  static override readonly name: string = 'SecretsUnconfiguredError';

  constructor(message: string, details?: SecretsErrorDetails) {
    super('UNCONFIGURED', message, details);
  }
}

/** Read after the application was closed. */
export class SecretsClosedError extends SecretsError {
  static override readonly name: string = 'SecretsClosedError';

  constructor(message: string, details?: SecretsErrorDetails) {
    super('CLOSED', message, details);
  }
}
