import { SecretNotFoundError, SecretUnavailableError } from '../errors/secrets.errors.js';
import { showKey } from '../keys/secret-key.js';

/** A secret that follows its rotations: for pools and clients that outlive a value. It shows no value to `inspect`. */
export interface SecretRef {
  readonly key: string;
  /** The value as `getSecretOrThrow` gives it. */
  get(): Promise<string>;
  /**
   * The newest known value, without waiting. Throws `SecretUnavailableError` before the first load and past the stale
   * bound, `SecretsClosedError` after the end.
   */
  readonly current: string;
  /** The value before the last change, while it may still be valid: a day. */
  readonly previous: string | undefined;
}

export interface SecretRefSource {
  load(): Promise<string>;
  previous(): string | undefined;
  /** Throws once nothing is read any more. */
  assertOpen(): void;
}

/** A reference whose value is put in by whoever sees it change. */
export class LiveSecretRef implements SecretRef {
  readonly key: string;
  readonly #source: SecretRefSource;
  #value: string | undefined;

  constructor(key: string, source: SecretRefSource, value?: string) {
    this.key = key;
    this.#source = source;
    this.#value = value;
    // Asked to show getters too, Node.js would call them. Not a member of the class: one with a name that is computed is
    // kept by bundlers in entries that have no use for it.
    Object.defineProperty(this, Symbol.for('nodejs.util.inspect.custom'), {
      value: () => `SecretRef { key: ${showKey(key)} }`,
    });
  }

  get current(): string {
    if (this.#value !== undefined) return this.#value;
    this.#source.assertOpen();
    throw new SecretUnavailableError(
      `Secret ${showKey(this.key)} has no value that may be served now: not loaded, past its stale bound, or nothing at its path`,
      { key: this.key },
    );
  }

  get previous(): string | undefined {
    return this.#source.previous();
  }

  get hasValue(): boolean {
    return this.#value !== undefined;
  }

  get(): Promise<string> {
    return this.#source.load();
  }

  /** `undefined`: there is none any more. */
  put(value: string | undefined): void {
    this.#value = value;
  }
}

/** A reference to a value that a test, or a stand-in for the service, has decided; `undefined`: that there is none. */
export function fixedRef(key: string, value: string | undefined, load = async () => value): SecretRef {
  const source: SecretRefSource = {
    load: async () => {
      const loaded = await load();
      if (loaded !== undefined) return loaded;
      throw new SecretNotFoundError(`Secret ${showKey(key)} is overridden by nothing`, { key });
    },
    previous: () => undefined,
    assertOpen: () => {},
  };
  return new LiveSecretRef(key, source, value);
}
