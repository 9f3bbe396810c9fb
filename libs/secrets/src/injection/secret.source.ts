import { SecretNotFoundError } from '../errors/secrets.errors.js';
import { showKey } from '../keys/secret-key.js';
import { failureError, toLinkFailure } from '../providers/chain/link-failure.js';
import { fixedRef, type SecretRef } from '../rotation/secret.ref.js';
import type { SecretsService } from '../secrets.service.js';
import type { ReadOutcome } from '../reading/read-outcome.js';
import type { SecretReader } from '../reading/secret.reader.js';

/** What a boot reads secrets through: the reader of this package, or a stand-in for the service. */
export interface SecretSource {
  /** Reads several keys at once, where that is possible, so that the reads that follow find them. */
  prefetch(keys: readonly string[]): Promise<void>;
  /** `wantedBy`: the classes and factories that get it. */
  text(key: string, wantedBy: readonly string[]): Promise<ReadOutcome<string>>;
  json(key: string, wantedBy: readonly string[]): Promise<ReadOutcome<unknown>>;
  /** A reference, whose first value the boot has read. */
  ref(key: string, value: string): SecretRef;
}

/** What is needed of a user's stand-in for `SecretsService`. */
export interface SecretsServiceLike {
  getSecret(key: string): Promise<string | undefined>;
  getSecretJson(key: string): Promise<unknown>;
}

export function readerSource(reader: SecretReader, service: Pick<SecretsService, 'ref'>): SecretSource {
  return {
    ref: (key) => service.ref(key),
    prefetch: (keys) => reader.prefetch(keys),
    text: (key, wantedBy) => reader.text(key, 'boot', { method: 'injection', wantedBy }),
    json: (key, wantedBy) => reader.json(key, 'boot', { method: 'injection', wantedBy }),
  };
}

/** A stand-in has the two methods that an application uses, so more than those cannot be asked of it. */
export function serviceSource(service: SecretsServiceLike): SecretSource {
  return {
    ref: (key, value) => fixedRef(key, value, async () => (await service.getSecret(key)) ?? value),
    prefetch: async () => {},
    text: (key) => outcomeOf(key, () => service.getSecret(key)),
    json: (key) => outcomeOf(key, () => service.getSecretJson(key)),
  };
}

/** Its errors are somebody's, like those of a link: the report names the key, and repeats no message. */
async function outcomeOf<T>(key: string, ask: () => Promise<T | undefined | null>): Promise<ReadOutcome<T>> {
  try {
    return asOutcome(key, await ask());
  } catch (thrown) {
    const failure = toLinkFailure(thrown, 'SecretsService', key);
    return failure ? { kind: 'failed', error: () => failureError(failure) } : asOutcome<T>(key, undefined);
  }
}

function asOutcome<T>(key: string, value: T | undefined | null): ReadOutcome<T> {
  if (value !== undefined && value !== null) return { kind: 'value', value };
  const error = () => new SecretNotFoundError(`Secret ${showKey(key)} is unknown to SecretsService`, { key });
  return { kind: 'missing', error };
}
