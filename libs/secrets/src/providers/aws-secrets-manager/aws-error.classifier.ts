import {
  SecretDeniedError,
  SecretInvalidError,
  SecretUnavailableError,
  SecretsUnconfiguredError,
  isSecretsError,
  type SecretsError,
  type SecretsErrorDetails,
} from '../../errors/secrets.errors.js';
import { vouched, vouchOf } from '../../errors/vouched-errors.js';
import { read } from '../../errors/foreign-error.js';
import { AWS_ERROR_NAMES } from './aws-error.names.js';

/**
 * Turns what the SDK threw into an error of this package, or into `undefined` for "no such secret". Only name, code and request
 * id are copied: messages, causes and `$response` may hold the secret or the session token.
 *
 * @param what names what was asked, such as `"API_KEY"` or `the list of secrets`.
 */
export function classifyAwsError(
  error: unknown,
  what: string,
  details: SecretsErrorDetails,
): SecretsError | undefined {
  if (isSecretsError(error)) return error;

  const name = nameOf(error);
  const code = codeOf(error);
  const status = read(read(error, '$metadata'), 'httpStatusCode');
  if (name === 'ResourceNotFoundException' || isMarkedForDeletion(error)) return undefined;

  const failed = (Failure: ErrorClass, trouble: string): SecretsError => {
    const clause = `${trouble} (${traceOf(error, name, code)})`;
    return vouched(new Failure(`AWS Secrets Manager: ${clause}, asked for ${what}`, details), { clause });
  };
  if (isDenied(name, code)) return failed(SecretDeniedError, 'refused');
  if (code !== undefined && AWS_ERROR_NAMES.certificate.test(code)) {
    return failed(SecretDeniedError, 'its certificate is not trusted');
  }
  if (AWS_ERROR_NAMES.credentials.test(name) || isSetUpMessage(error)) {
    return failed(SecretsUnconfiguredError, 'no AWS credentials or region that work');
  }
  if (isTransient(name, code, status)) return failed(SecretUnavailableError, 'no answer now');
  if (status === 401 || status === 403) return failed(SecretDeniedError, 'refused');
  return failed(SecretInvalidError, 'an answer or a request that is not valid');
}

type ErrorClass = new (message: string, details: SecretsErrorDetails) => SecretsError;

/** A deadline or a missing SDK does not know what was asked: such an error of this package is told. */
export function nameSubject(error: unknown, what: string, details: SecretsErrorDetails): unknown {
  if (!isSecretsError(error) || error.provider !== undefined) return error;
  const message = `AWS Secrets Manager: ${error.message}, asked for ${what}`;
  const clause = vouchOf(error)?.clause ?? error.message;
  if (error.code === 'UNAVAILABLE') return vouched(new SecretUnavailableError(message, details), { clause });
  if (error.code === 'UNCONFIGURED')
    return vouched(new SecretsUnconfiguredError(message, details), { clause });
  return error;
}

/** True for credentials that have run out, which a new client may replace. */
export function isExpiredCredentials(error: unknown): boolean {
  return AWS_ERROR_NAMES.expired.test(nameOf(error));
}

function codeOf(error: unknown): string | undefined {
  // Several addresses were tried, or a handler built on fetch wrapped the error of the socket.
  const candidates = [error, read(error, 'cause'), read(read(error, 'errors'), '0')];
  for (const candidate of candidates) {
    const code = identifier(read(candidate, 'code'));
    if (code !== undefined) return code;
  }
  return undefined;
}

/** The same exception means other things too, and only its message tells which. */
function isMarkedForDeletion(error: unknown): boolean {
  if (nameOf(error) !== 'InvalidRequestException') return false;
  const message = read(error, 'message');
  return (
    typeof message === 'string' && /\b(?:marked|scheduled) (?:as |for )?delet(?:ed|ion)\b/i.test(message)
  );
}

/** The SDK throws a plain `Error` for these. */
function isSetUpMessage(error: unknown): boolean {
  const message = read(error, 'message');
  return (
    typeof message === 'string' &&
    /^(?:Region is missing|Resolved credential object is not valid)/.test(message)
  );
}

function isDenied(name: string, code: string | undefined): boolean {
  const { denied, expired } = AWS_ERROR_NAMES;
  return [name, code].some((one) => one !== undefined && (denied.test(one) || expired.test(one)));
}

function isTransient(name: string, code: string | undefined, status: unknown): boolean {
  if (status === 408 || status === 429 || (typeof status === 'number' && status >= 500)) return true;
  return [name, code].some(
    (one) => one !== undefined && (AWS_ERROR_NAMES.transient.test(one) || AWS_ERROR_NAMES.network.has(one)),
  );
}

function traceOf(error: unknown, name: string, code: string | undefined): string {
  const requestId = read(read(error, '$metadata'), 'requestId');
  const known = typeof requestId === 'string' && /^[\w-]{1,64}$/.test(requestId);
  return [name, code, known ? `request ${requestId}` : undefined]
    .filter((part) => part !== undefined)
    .join(', ');
}

/** A name or code is an identifier; anything else may be a piece of a secret and is not repeated. */
function identifier(value: unknown): string | undefined {
  return typeof value === 'string' && /^[A-Za-z][\w.#-]{0,63}$/.test(value) ? value : undefined;
}

/** The class name of an error, or what kind of thing was thrown in its place. */
function nameOf(error: unknown): string {
  return identifier(read(error, 'name')) ?? (error === null ? 'null' : typeof error);
}
