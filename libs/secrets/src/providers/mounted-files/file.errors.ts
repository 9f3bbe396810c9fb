import { NETWORK_CODES } from '../../errors/network-codes.js';
import {
  isSecretsError,
  SecretDeniedError,
  type SecretsError,
  SecretInvalidError,
  SecretUnavailableError,
} from '../../errors/secrets.errors.js';
import { vouched } from '../../errors/vouched-errors.js';
import { showKey } from '../../keys/secret-key.js';

/** The name of this link in logs and errors. */
export const PROVIDER = 'mounted-files';

const ABSENT = new Set(['ENOENT', 'ENAMETOOLONG']);
const DENIED = new Set(['EACCES', 'EPERM']);
/** What a file system in passing trouble answers, or a process that has too much open; some are on the network. */
const PASSING = new Set([
  ...NETWORK_CODES,
  'EAGAIN',
  'EBUSY',
  'EINTR',
  'EIO',
  'ENOSPC',
  'ENOTCONN',
  'ESTALE',
]);

/** True for the error of a file, or a directory, that is not there. */
export function isAbsent(error: unknown): boolean {
  return ABSENT.has(codeOf(error));
}

/** Something that is there, but no secret. */
export function brokenFile(path: string, trouble: string, wrongKind = false): SecretsError {
  return vouched(new SecretInvalidError(`${showKey(path)} ${trouble}`, { provider: PROVIDER }), {
    wrongKind,
  });
}

/** What the system's refusal to read comes to; an error of this package stays as it is. */
export function unreadableFile(path: string, error: unknown): SecretsError {
  return isSecretsError(error) ? error : systemFailure(`${showKey(path)} cannot be read`, error);
}

export function unwatchable(directory: string, error: unknown): SecretsError {
  return systemFailure(`${showKey(directory)} cannot be watched`, error);
}

function systemFailure(trouble: string, error: unknown): SecretsError {
  const code = codeOf(error);
  const Failure = DENIED.has(code)
    ? SecretDeniedError
    : PASSING.has(code)
      ? SecretUnavailableError
      : SecretInvalidError;
  return vouched(new Failure(`${trouble} (${code})`, { provider: PROVIDER }));
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'unknown';
}
