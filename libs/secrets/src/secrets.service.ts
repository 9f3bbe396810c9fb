import { BY_REFERENCE, caller, PREVIOUS, type ReadBy } from './reading/read.event.js';
import type { ReadOutcome } from './reading/read-outcome.js';
import type { ChainReader } from './reading/chain.reader.js';
import { readEach } from './reading/read-each.js';
import type { SecretReader } from './reading/secret.reader.js';
import type { SecretStatus } from './reading/secret.status.js';
import type { ChangeTracker } from './rotation/change.tracker.js';
import { followChanges } from './rotation/follow-changes.js';
import { RefKeeper } from './rotation/ref.keeper.js';
import type { SecretRef } from './rotation/secret.ref.js';
import type { SecretChangeListener } from './rotation/secret.change.js';
import type { SecretUse, WithSecretOptions } from './rotation/with-secret.js';
import type {
  DescribedKeyOf,
  SecretJsonOf,
  SecretKeyOf,
  SecretsSchema,
  SecretTextOf,
} from './schema/schema.types.js';
import type { Clock } from './utils/clock.js';
import { freshCopy } from './utils/fresh-copy.js';
import { LazyPart } from './utils/lazy-part.js';

const BY_TEXT = caller('getSecret');
const BY_OR_THROW = caller('getSecretOrThrow');
const BY_JSON = caller('getSecretJson');
const BY_BINARY = caller('getSecretBinary');
const BY_USE = caller('withSecret');

const USE = new LazyPart('withSecret()', () => import('./rotation/with-secret.js'));

const READERS = new WeakMap<object, SecretReader>();

/** The reader behind a service of this package; a user's stand-in for the service has none. */
export function readerOf(service: object): SecretReader | undefined {
  return READERS.get(service);
}

/**
 * Reads secrets through the chain of providers, with cache and fallback. An invalid key is a `TypeError`, anything after
 * shutdown a `SecretsClosedError`; a method that returns a promise rejects with these, and never throws.
 *
 * @example
 * const key = await secrets.getSecretOrThrow('API_KEY');
 */
export class SecretsService<S extends SecretsSchema = SecretsSchema> implements AsyncDisposable {
  readonly #reader: SecretReader;
  /** The reader's: the hot path is as short as it can be. */
  readonly #chain: ChainReader;
  readonly #changes: ChangeTracker;
  readonly #clock: Clock;
  #use: SecretUse | undefined;
  readonly #refs: RefKeeper;

  /** @internal Made by the module, or by `createSecretsService`. */
  constructor(reader: SecretReader, changes: ChangeTracker, clock: Clock) {
    this.#reader = reader;
    this.#chain = reader.chain;
    this.#changes = changes;
    this.#clock = clock;
    this.#refs = new RefKeeper({ reader, changes, clock, load: (key) => this.#required(key, BY_REFERENCE) });
    reader.onClose(() => this.#refs.close());
    followChanges({ reader, changes, refs: this.#refs });
    READERS.set(this, reader);
  }

  /**
   * The secret as text; the default, or `undefined`, when no provider has it or none of them could answer. A key that
   * its schema requires rejects instead.
   *
   * @example
   * const level = await secrets.getSecret('LOG_LEVEL', 'info');
   */
  getSecret<K extends SecretKeyOf<S>>(key: K): Promise<SecretTextOf<S, K>>;
  getSecret(key: SecretKeyOf<S>, defaultValue: string): Promise<string>;
  getSecret(key: string, defaultValue?: string): Promise<string | undefined> {
    // Not an async function, and the promise is the cache's own: a hit costs what awaiting a promise costs.
    return this.#chain.peek(key) ?? this.#readText(key, defaultValue);
  }

  /**
   * The secret as text, else `SecretNotFoundError` when no provider has it, `SecretUnavailableError` when that
   * could not be found out, `SecretInvalidError` when it is no text.
   *
   * @example
   * const host = await secrets.getSecretOrThrow('DATABASE#host');
   */
  getSecretOrThrow(key: SecretKeyOf<S>): Promise<string> {
    return this.#required(key, BY_OR_THROW);
  }

  /**
   * The secret parsed as JSON, and what its schema makes of it; a copy of the default, or `undefined`, also when it is
   * no JSON. Each caller has an object of its own. A key that its schema requires rejects instead.
   *
   * @example
   * const database = await secrets.getSecretJson<{ host: string }>('DATABASE');
   */
  getSecretJson<K extends DescribedKeyOf<S>>(key: K): Promise<SecretJsonOf<S, K>>;
  getSecretJson<T = Record<string, unknown>>(key: SecretKeyOf<S>): Promise<T | undefined>;
  getSecretJson<T>(key: SecretKeyOf<S>, defaultValue: T): Promise<T>;
  async getSecretJson(key: string, defaultValue?: unknown): Promise<unknown> {
    const outcome = await this.#reader.json(key, 'request', BY_JSON);
    return outcome.kind === 'value' ? outcome.value : freshCopy(valueOr(outcome, defaultValue));
  }

  /**
   * The bytes of the secret, a copy for each caller; of a text its UTF-8 bytes. `undefined` when no provider has it or
   * none of them could answer.
   *
   * @example
   * const certificate = await secrets.getSecretBinary('KEYSTORE');
   */
  async getSecretBinary(key: SecretKeyOf<S>): Promise<Uint8Array | undefined> {
    const outcome = await this.#reader.binary(key, BY_BINARY);
    return outcome.kind === 'value' ? outcome.value : undefined;
  }

  /**
   * The keys of all providers that begin with `prefix`, sorted, without duplicates. Rejects with a `SecretsError` when
   * one of them cannot list, since a part would look like the whole.
   *
   * @example
   * const keys = await secrets.listSecrets('prod/');
   */
  async listSecrets(prefix = ''): Promise<string[]> {
    if (typeof prefix !== 'string') throw new TypeError(`A prefix must be a string, got ${typeof prefix}`);
    return this.#chain.list(prefix);
  }

  /**
   * Makes the next read, of one key or of all, ask the store. Rejects with `SecretUnavailableError` when a provider cannot
   * forget what it remembers itself; what is cached of it has ended all the same.
   *
   * @example
   * await secrets.refresh('API_KEY');
   */
  async refresh(key?: SecretKeyOf<S>): Promise<void> {
    if (key === undefined) return this.#chain.refresh();
    return this.#reader.refresh(key);
  }

  /**
   * Reads these keys into the cache, in batches where a provider has them, else a few at a time. What is missing or
   * failed is told by the next read of it; only an invalid key rejects.
   *
   * @example
   * await secrets.prefetch(['API_KEY', 'prod/db']);
   */
  async prefetch(keys: SecretKeyOf<S>[]): Promise<void> {
    await this.#reader.prefetch(keys);
    await readEach(keys, (key) => this.#reader.text(key, 'boot').catch(() => undefined));
    this.#chain.assertOpen();
  }

  /**
   * Where each secret that has been read comes from: link, version, age in seconds, trouble; never a value.
   *
   * @example
   * const stale = secrets.status().filter((secret) => secret.stale);
   */
  status(): SecretStatus[] {
    return this.#chain.status();
  }

  /**
   * A reference to a secret that follows its rotations; the same one for everybody. It loads nothing by itself: once
   * loaded, it is refreshed ahead of expiry. Each is kept until shutdown, so the key must not come from a request.
   *
   * @example
   * new Pool({ password: () => secrets.ref('DB_PASSWORD').get() });
   */
  ref(key: SecretKeyOf<S>): SecretRef {
    this.#chain.assertOpen();
    return this.#refs.ref(key);
  }

  /**
   * Calls back whenever a secret that was read is not what it was; the first value of a key is no change. Returns
   * what ends it.
   *
   * @example
   * const stop = secrets.onChange(({ key, versionId }) => logger.log(`${key} is now ${versionId}`));
   */
  onChange(listener: SecretChangeListener): () => void {
    this.#chain.assertOpen();
    return this.#changes.listen(listener);
  }

  /**
   * Uses a secret that may have been rotated: on an auth error it is read anew from the store (at most once a second
   * for a key) and tried again, then its previous value. Rejects with what `use` last rejected with.
   *
   * @example
   * await secrets.withSecret('DB_PASSWORD', (password) => connect(password), { isAuthError });
   */
  async withSecret<T>(
    key: SecretKeyOf<S>,
    use: (secret: string) => Promise<T>,
    options: WithSecretOptions,
  ): Promise<T> {
    const { SecretUse } = await USE.get();
    this.#use ??= new SecretUse({
      clock: this.#clock,
      read: (name) => this.#required(name, BY_USE),
      refresh: (name) => this.refresh(name),
      previous: (name) => this.#previous(name),
    });
    return this.#use.run(key, use, options);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#reader.close();
  }

  #previous(key: string): string | undefined {
    const previous = this.#reader.ofBase(key, (base) => this.#changes.previous(base));
    if (previous !== undefined) this.#reader.audit?.tell(key, BY_USE, PREVIOUS);
    return previous;
  }

  async #readText(key: string, defaultValue: string | undefined): Promise<string | undefined> {
    return valueOr(await this.#reader.text(key, 'request', BY_TEXT), defaultValue);
  }

  async #required(key: string, by: ReadBy): Promise<string> {
    const ready = this.#chain.peek(key);
    if (ready !== undefined) return ready;
    const outcome = await this.#reader.text(key, 'request', by);
    if (outcome.kind === 'value') return outcome.value;
    throw outcome.error();
  }
}

function valueOr<T>(outcome: ReadOutcome<T>, defaultValue: T | undefined): T | undefined {
  if (outcome.kind === 'value') return outcome.value;
  // Its type says that it is there.
  if (outcome.required && defaultValue === undefined) throw outcome.error();
  return defaultValue;
}
