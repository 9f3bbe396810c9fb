import { SecretInvalidError } from '../errors/secrets.errors.js';
import { assertKeyList, parseSecretKey, type SecretKey, showKey } from '../keys/secret-key.js';
import type { SecretsLog } from '../providers/chain/link-health.js';
import type { LinkValue, Patience, SecretForm, SecretObserver } from '../providers/chain/secret.link.js';
import type { ChainReader } from './chain.reader.js';
import type { SchemaChecks } from '../schema/schema.checks.js';
import type { MissingSummary } from './missing.summary.js';
import type { ReadOutcome } from './read-outcome.js';
import { absenceError } from './resolution.errors.js';
import { asBinary, asNode, asText, type Converted } from './value.converter.js';

export interface SecretReaderParts {
  readonly chain: ChainReader;
  readonly observe: SecretObserver;
  readonly output: SecretsLog;
  readonly missing: MissingSummary;
  readonly schema: SchemaChecks | undefined;
  /** Called at the end, for what the reader shares with others: the masking of its secrets. */
  readonly release: () => void;
}

/** Reads a key, with its path, in the form that the caller wants. */
export class SecretReader {
  readonly chain: ChainReader;
  readonly #parts: SecretReaderParts;
  readonly #warned = new Set<string>();
  readonly #onClose: (() => void)[] = [];

  constructor(parts: SecretReaderParts) {
    this.chain = parts.chain;
    this.#parts = parts;
  }

  text(key: string, patience: Patience = 'request'): Promise<ReadOutcome<string>> {
    const reading = this.#read(key, 'text', patience, asText, (text) => text);
    return this.#parts.schema?.text(key, reading) ?? reading;
  }

  json(key: string, patience: Patience = 'request'): Promise<ReadOutcome<unknown>> {
    const reading = this.#read(key, 'json', patience, asNode, (node) =>
      typeof node === 'string' ? node : JSON.stringify(node),
    );
    return this.#parts.schema?.json(key, reading) ?? reading;
  }

  binary(key: string): Promise<ReadOutcome<Uint8Array>> {
    return this.#read(key, 'binary', 'request', asBinary, (bytes) => new TextDecoder().decode(bytes));
  }

  async prefetch(keys: readonly string[]): Promise<void> {
    assertKeyList('prefetch()', keys);
    await this.chain.prefetch([...new Set(keys.map((key) => parseSecretKey(key).base))]);
  }

  async refresh(key: string): Promise<void> {
    await this.chain.refresh(parseSecretKey(key).base);
  }

  /** What is known of the secret that a key is in, in the form of a text: `key#path` is cut out of it. */
  ofBase(key: string, known: (base: string) => LinkValue | undefined): string | undefined {
    const parsed = parseSecretKey(key);
    const value = known(parsed.base);
    const converted = value && asText(value, parsed);
    return converted?.kind === 'value' ? converted.value : undefined;
  }

  onClose(callback: () => void): void {
    this.#onClose.push(callback);
  }

  close(): void {
    this.chain.close();
    for (const callback of this.#onClose) callback();
    this.#parts.release();
  }

  async #read<T>(
    key: string,
    form: SecretForm,
    patience: Patience,
    convert: (value: LinkValue, key: SecretKey) => Converted<T>,
    shown: (value: T) => string,
  ): Promise<ReadOutcome<T>> {
    const parsed = parseSecretKey(key);
    // A path leads into JSON, in whatever form its node is wanted.
    const wanted = parsed.path === undefined ? form : 'json';
    const resolution = await this.chain.resolve(parsed.base, wanted, patience);
    if (resolution.kind !== 'value') {
      if (resolution.kind === 'missing' && patience === 'request') this.#parts.missing.note(key);
      return { kind: resolution.kind, error: () => absenceError(key, resolution, this.chain.names) };
    }
    const converted = convert(resolution.value, parsed);
    if (converted.kind === 'value') {
      this.#warned.delete(`${form} ${key}`);
      if (parsed.path !== undefined) this.#parts.observe(key, shown(converted.value));
      return converted;
    }
    if (converted.kind === 'missing') {
      if (patience === 'request') this.#parts.missing.note(key);
      const names = [resolution.provider];
      return { kind: 'missing', error: () => absenceError(key, { kind: 'missing', leftOut: [] }, names) };
    }
    this.#warnOnce(key, form, resolution.provider, converted.reason);
    return {
      kind: 'invalid',
      error: () =>
        new SecretInvalidError(
          `Secret ${showKey(key)} of ${resolution.provider} cannot be used: ${converted.reason}`,
          {
            key,
          },
        ),
    };
  }

  // What is no JSON may well be a text: reading it both ways is no change of state.
  #warnOnce(key: string, form: SecretForm, provider: string, reason: string): void {
    const slot = `${form} ${key}`;
    if (this.#warned.has(slot) || this.#warned.size >= MOST_WARNED) return;
    this.#warned.add(slot);
    this.#parts.output.warn(`Secret ${showKey(key)} of ${provider} cannot be used: ${reason}`);
  }
}

/** Beyond this, keys of the wrong kind are not told one by one any more. */
const MOST_WARNED = 1000;
