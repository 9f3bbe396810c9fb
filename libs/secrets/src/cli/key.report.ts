import { isSecretsError, type SecretsError, type SecretsErrorCode } from '../errors/secrets.errors.js';
import { parseSecretKey, showKey } from '../keys/secret-key.js';
import { readEach } from '../reading/read-each.js';
import type { SecretStatus } from '../reading/secret.status.js';
import type { SecretsService } from '../secrets.service.js';
import type { WantedKey } from './wanted.keys.js';

/**
 * `ok`; `degraded`: answered, but a link before the one that answers is in trouble; `missing`: in no provider;
 * `failed`: that could not be found out; `invalid`: there, but not as it is wanted.
 */
export type KeyState = 'ok' | 'degraded' | 'missing' | 'failed' | 'invalid';

export interface KeyProblem {
  readonly code: SecretsErrorCode;
  readonly message: string;
}

/** What was found out about a key; never its value. */
export interface KeyReport {
  readonly key: string;
  readonly state: KeyState;
  readonly optional: boolean;
  /** The link that answers. */
  readonly provider: string | null;
  readonly versionId: string | null;
  /** Seconds since the link was asked. */
  readonly ageSeconds: number | null;
  readonly problem: KeyProblem | null;
  readonly wantedBy: readonly string[];
}

/** Reads the keys as a boot does, and tells of each what came of it. */
export async function examine(service: SecretsService, keys: readonly WantedKey[]): Promise<KeyReport[]> {
  await service.prefetch(keys.map(({ key }) => key));
  const problems = await readEach(keys, (wanted) => problemOf(service, wanted));
  const statuses = new Map(service.status().map((status) => [status.key, status]));
  return keys.map((wanted, index) =>
    reportOf(wanted, problems[index] ?? null, statuses.get(parseSecretKey(wanted.key).base)),
  );
}

async function problemOf(service: SecretsService, wanted: WantedKey): Promise<KeyProblem | null> {
  const { key, json, wantedBy } = wanted;
  try {
    if (json && (await service.getSecretJson<unknown>(key)) !== undefined) return null;
    await service.getSecretOrThrow(key);
    return json
      ? { code: 'INVALID', message: `Secret ${showKey(key)} cannot be used: it is no valid JSON` }
      : null;
  } catch (error) {
    if (!isSecretsError(error)) throw error;
    // How the code uses a key that was named by hand is unknown, and bytes are read as bytes.
    const mayBeBytes = error.code === 'INVALID' && wantedBy.length === 0;
    if (mayBeBytes && (await service.getSecretBinary(key)) !== undefined) return null;
    return { code: error.code, message: error.message };
  }
}

function reportOf(
  { key, optional, wantedBy }: WantedKey,
  problem: KeyProblem | null,
  status: SecretStatus | undefined,
): KeyReport {
  const trouble = problem === null ? troubleBefore(status) : null;
  return {
    key,
    state: trouble !== null ? 'degraded' : stateOf(problem),
    optional,
    provider: status?.provider ?? null,
    versionId: status?.versionId ?? null,
    ageSeconds: status?.provider === undefined ? null : Math.round(status.ageSeconds),
    problem: trouble === null ? problem : { code: trouble.code, message: trouble.message },
    wantedBy,
  };
}

/** What a link met that could not answer. The one that answers may have been asked for the secret as a text before. */
function troubleBefore(status: SecretStatus | undefined): SecretsError | null {
  const { lastError, provider, stale } = status ?? {};
  if (lastError === undefined) return null;
  return lastError.provider === provider && stale === false ? null : lastError;
}

function stateOf(problem: KeyProblem | null): KeyState {
  if (problem === null) return 'ok';
  if (problem.code === 'NOT_FOUND') return 'missing';
  return problem.code === 'INVALID' ? 'invalid' : 'failed';
}
