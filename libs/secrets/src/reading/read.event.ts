/** How a secret was asked for. `reference` is `get()`, `current` or `previous` of a `SecretRef`. */
export type SecretReadMethod =
  | 'injection'
  | 'getSecret'
  | 'getSecretOrThrow'
  | 'getSecretJson'
  | 'getSecretBinary'
  | 'withSecret'
  | 'reference';

/** One read of a secret, as the option `audit` is told of it. It holds no value. */
export interface SecretReadEvent {
  /** As it was asked for, with its path. */
  readonly key: string;
  /**
   * `hit`: from memory; `fetched`: from the store; `stale`: the last value, while the store is in trouble; `previous`: the
   * value before the last change; otherwise no value of a provider was given.
   */
  readonly outcome: 'hit' | 'fetched' | 'stale' | 'previous' | 'missing' | 'failed' | 'invalid';
  /** The link that gave the secret, also where that is invalid, or a path leads nowhere in it. */
  readonly provider: string | undefined;
  readonly versionId: string | undefined;
  readonly method: SecretReadMethod;
  /** The classes and factories that it was injected into; of other methods none are known. */
  readonly wantedBy: readonly string[];
  readonly at: Date;
}

/** Called with each read, in the asynchronous context of whoever reads; what it throws is logged, and no read fails for it. */
export type SecretReadListener = (event: SecretReadEvent) => void | Promise<void>;

/** Who reads, as far as it is known. */
export type ReadBy = Pick<SecretReadEvent, 'method' | 'wantedBy'>;

/** What a read came to. */
export type ReadResult = Pick<SecretReadEvent, 'outcome' | 'provider' | 'versionId'>;

/** Told of reads where somebody listens. */
export interface ReadAudit {
  tell(key: string, by: ReadBy, result: ReadResult): void;
}

/** The value before the last change was given. */
export const PREVIOUS: ReadResult = { outcome: 'previous', provider: undefined, versionId: undefined };

export const BY_REFERENCE: ReadBy = { method: 'reference', wantedBy: [] };

/** Whoever calls a method. */
export function caller(method: SecretReadMethod): ReadBy {
  return { method, wantedBy: [] };
}
