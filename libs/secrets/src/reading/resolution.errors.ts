import {
  SecretInvalidError,
  SecretNotFoundError,
  type SecretsError,
  SecretUnavailableError,
} from '../errors/secrets.errors.js';
import { showKey } from '../keys/secret-key.js';
import type { LinkFailure } from '../providers/chain/link-failure.js';
import type { Resolution } from './resolution.js';

// No colon stands right after a key in these sentences: the rule by key would take what follows for its value.
function describeAbsence(resolution: Exclude<Resolution, { kind: 'value' }>, chain: string[]): string {
  if (resolution.kind === 'failed') return `could not be read: ${describeFailures(resolution.failures)}`;
  const leftOut = resolution.leftOut.length > 0 ? `; not asked: ${describeFailures(resolution.leftOut)}` : '';
  return `is in no provider (${chain.join(', ')})${leftOut}`;
}

/** The error for a key that must be there. */
export function absenceError(
  key: string,
  resolution: Exclude<Resolution, { kind: 'value' }>,
  chain: string[],
): SecretsError {
  const what = `Secret ${showKey(key)} ${describeAbsence(resolution, chain)}`;
  if (resolution.kind === 'missing') return new SecretNotFoundError(what, { key });
  // A secret of the wrong kind stays so, however often it is read: that is no outage.
  const isThere = resolution.failures.every(({ wrongKind }) => wrongKind);
  return isThere ? new SecretInvalidError(what, { key }) : new SecretUnavailableError(what, { key });
}

function describeFailures(failures: readonly LinkFailure[]): string {
  return failures.map(({ provider, reason }) => `${provider}: ${reason}`).join('; ');
}
