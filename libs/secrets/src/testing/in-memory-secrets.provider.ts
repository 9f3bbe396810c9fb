import { showKey } from '../keys/secret-key.js';
import type {
  SecretsProvider,
  SecretsProviderContext,
  SecretValue,
} from '../providers/secrets-provider.interface.js';

/** A call that a test may look at. */
export interface RecordedCall {
  readonly method: string;
  readonly key: string;
}

/**
 * A store in memory, for tests. It is cached like any other link: what `set`, `delete` and `rotate` change is seen
 * after `refresh()` or when the TTL has passed.
 *
 * @example
 * .overrideProvider(SECRETS_CHAIN).useValue([new InMemorySecretsProvider({ API_KEY: 'a value for the test' })])
 */
export class InMemorySecretsProvider implements SecretsProvider {
  readonly name = 'in-memory';
  /** Every call so far, in order. */
  readonly calls: RecordedCall[] = [];
  readonly #secrets = new Map<string, SecretValue>();
  readonly #failures: { readonly error: Error; left: number }[] = [];
  #versions = 0;

  constructor(secrets: Record<string, string> = {}) {
    for (const [key, value] of Object.entries(secrets)) this.set(key, value);
  }

  async getSecret(key: string, _context?: SecretsProviderContext): Promise<SecretValue | undefined> {
    this.#record('getSecret', key);
    return this.#secrets.get(key);
  }

  async listSecrets(prefix: string): Promise<string[]> {
    this.#record('listSecrets', prefix);
    return [...this.#secrets.keys()].filter((key) => key.startsWith(prefix)).sort();
  }

  async refresh(): Promise<void> {
    this.calls.push({ method: 'refresh', key: '' });
  }

  /** Puts a value in, as the version that is there, or as the first one. */
  set(key: string, value: string): void {
    this.#put(key, value, this.#secrets.get(key)?.versionId ?? this.#nextVersion());
  }

  delete(key: string): void {
    this.#secrets.delete(key);
  }

  /** Puts a value in as a new version. */
  rotate(key: string, value: string): void {
    this.#put(key, value, this.#nextVersion());
  }

  /** Makes the next calls that ask the store fail with this error; `Infinity`: all of them. */
  failNext(error: Error, times = 1): void {
    if (times > 0) this.#failures.push({ error, left: times });
  }

  #put(key: string, value: string, versionId: string): void {
    if (typeof value !== 'string') {
      throw new TypeError(`The secret ${showKey(key)} of a test must be a text, got ${typeof value}`);
    }
    this.#secrets.set(key, { value, versionId });
  }

  #record(method: string, key: string): void {
    this.calls.push({ method, key });
    const failure = this.#failures[0];
    if (failure === undefined) return;
    if (--failure.left <= 0) this.#failures.shift();
    throw failure.error;
  }

  #nextVersion(): string {
    return `v${++this.#versions}`;
  }
}
