import {
  SecretInvalidError,
  SecretNotFoundError,
  type SecretsError,
  SecretUnavailableError,
} from '../errors/secrets.errors.js';
import { showKey } from '../keys/secret-key.js';
import type { LinkFailure } from '../providers/chain/link-failure.js';
import type { Resolution } from './resolution.js';

/** One clause that tells why there is no value: for errors and for the boot report. */
export function describeAbsence(resolution: Exclude<Resolution, { kind: 'value' }>, chain: string[]): string {
  if (resolution.kind === 'failed') return describeFailures(resolution.failures);
  const leftOut = resolution.leftOut.length > 0 ? `; not asked: ${describeFailures(resolution.leftOut)}` : '';
  return `it is in no provider (${chain.join(', ')})${leftOut}`;
}

/** The error for a key that must be there. */
export function absenceError(
  key: string,
  resolution: Exclude<Resolution, { kind: 'value' }>,
  chain: string[],
): SecretsError {
  const what = `Secret ${showKey(key)}: ${describeAbsence(resolution, chain)}`;
  if (resolution.kind === 'missing') return new SecretNotFoundError(what, { key });
  // A secret of the wrong kind stays so, however often it is read: that is no outage.
  const allInvalid = resolution.failures.every(({ error }) => error.code === 'INVALID');
  return allInvalid ? new SecretInvalidError(what, { key }) : new SecretUnavailableError(what, { key });
}

function describeFailures(failures: readonly LinkFailure[]): string {
  return failures.map(({ provider, reason }) => `${provider}: ${reason}`).join('; ');
}
