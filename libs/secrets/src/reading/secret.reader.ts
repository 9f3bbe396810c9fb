import { isSecretsError, SecretInvalidError } from '../errors/secrets.errors.js';
import { assertKeyList, parseSecretKey, type SecretKey, showKey } from '../keys/secret-key.js';
import type { SecretsLog } from '../utils/secrets.log.js';
import type { LinkValue, Patience, SecretForm, SecretObserver } from '../providers/chain/secret.link.js';
import type { ChainReader } from './chain.reader.js';
import type { SchemaGate } from '../schema/schema.gate.js';
import type { MissingSummary } from './missing.summary.js';
import type { ReadEnd } from './read.counts.js';
import type { ReadAudit, ReadBy, ReadResult } from './read.event.js';
import type { ReadOutcome, ReadSource } from './read-outcome.js';
import type { Resolution } from './resolution.js';
import { absenceError } from './resolution.errors.js';
import { asBinary, asNode, asText, type Converted } from './value.converter.js';

/** Beyond this, keys of the wrong kind are not told one by one any more. */
const MOST_WARNED = 1000;

export interface SecretReaderParts {
  readonly chain: ChainReader;
  readonly observe: SecretObserver;
  readonly output: SecretsLog;
  readonly missing: MissingSummary;
  readonly schema: SchemaGate | undefined;
  /** Absent where nobody is told of reads. */
  readonly audit: ReadAudit | undefined;
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

  get audit(): ReadAudit | undefined {
    return this.#parts.audit;
  }

  /** `by`: absent where nobody gets the value, so that the read does not count as one. */
  text(key: string, patience: Patience, by?: ReadBy): Promise<ReadOutcome<string>> {
    const reading = this.#read(key, { form: 'text', patience, by }, asText, (text) => text);
    return this.#told(key, by, this.#parts.schema?.text(key, reading) ?? reading);
  }

  json(key: string, patience: Patience, by?: ReadBy): Promise<ReadOutcome<unknown>> {
    const reading = this.#read(key, { form: 'json', patience, by }, asNode, (node) =>
      typeof node === 'string' ? node : JSON.stringify(node),
    );
    const { schema } = this.#parts;
    if (schema?.has(key) !== true) return this.#told(key, by, reading);
    const checked = schema.json(key, reading).then((outcome) => {
      this.#observeMade(key, outcome);
      return outcome;
    });
    return this.#told(key, by, checked);
  }

  binary(key: string, by?: ReadBy): Promise<ReadOutcome<Uint8Array>> {
    const how: ReadHow = { form: 'binary', patience: 'request', by };
    return this.#told(
      key,
      by,
      this.#read(key, how, asBinary, (bytes) => new TextDecoder().decode(bytes)),
    );
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

  /** Has a value masked that somebody gets without a read. */
  observe(key: string, value: string): void {
    this.#parts.observe(key, value);
  }

  onClose(callback: () => void): void {
    this.#onClose.push(callback);
  }

  close(): void {
    this.chain.close();
    for (const callback of this.#onClose) callback();
    this.#parts.release();
  }

  /** What a validator has made of a secret is masked too; what it gives in the place of a missing one is no secret. */
  #observeMade(key: string, outcome: ReadOutcome<unknown>): void {
    if (outcome.kind !== 'value' || outcome.from === undefined) return;
    const text = writable(outcome.value);
    // Below a name of its own: it is no newer version of the secret.
    if (text !== undefined) this.#parts.observe(`${key}#`, text);
  }

  /** Tells who listens of a read, once its outcome is that which the reader gets. */
  #told<T>(key: string, by: ReadBy | undefined, reading: Promise<ReadOutcome<T>>): Promise<ReadOutcome<T>> {
    const { audit } = this.#parts;
    if (audit === undefined || by === undefined) return reading;
    return reading.then(
      (outcome) => {
        audit.tell(key, by, resultOf(outcome));
        return outcome;
      },
      (thrown: unknown) => {
        // A key that is none, or a service that was closed, is no read.
        if (isSecretsError(thrown) && thrown.code !== 'CLOSED') audit.tell(key, by, FAILED);
        throw thrown;
      },
    );
  }

  async #read<T>(
    key: string,
    how: ReadHow,
    convert: (value: LinkValue, key: SecretKey) => Converted<T>,
    shown: (value: T) => string,
  ): Promise<ReadOutcome<T>> {
    const parsed = parseSecretKey(key);
    const resolution = await this.#resolve(parsed, how);
    if (resolution.kind !== 'value') {
      const error = () => absenceError(key, resolution, this.chain.names);
      return this.#noted(key, how, { kind: resolution.kind, error });
    }
    const { provider, versionId, origin } = resolution;
    const from: ReadSource = { provider, versionId, origin };
    const converted = convert(resolution.value, parsed);
    if (converted.kind === 'value') {
      if (parsed.path !== undefined) this.#parts.observe(key, shown(converted.value));
      return this.#noted(key, how, { ...converted, from });
    }
    if (converted.kind === 'missing') {
      const error = () => absenceError(key, { kind: 'missing', leftOut: [] }, [provider]);
      return this.#noted(key, how, { kind: 'missing', from, error });
    }
    const line = `Secret ${showKey(key)} of ${provider} cannot be used: ${converted.reason}`;
    this.#warnOnce(slotOf(key, how), line);
    const error = () => new SecretInvalidError(line, { key });
    return this.#noted(key, how, { kind: 'invalid', from, error });
  }

  async #resolve({ base, path }: SecretKey, { form, patience, by }: ReadHow): Promise<Resolution> {
    try {
      // A path leads into JSON, in whatever form its node is wanted.
      return await this.chain.resolve(base, path === undefined ? form : 'json', patience);
    } catch (thrown) {
      if (by !== undefined) this.chain.counts.note('failed');
      throw thrown;
    }
  }

  #noted<T>(key: string, how: ReadHow, outcome: ReadOutcome<T>): ReadOutcome<T> {
    if (how.by !== undefined) this.chain.counts.note(endOf(outcome), outcome.from?.provider);
    if (outcome.kind === 'value') this.#warned.delete(slotOf(key, how));
    if (outcome.kind === 'missing' && how.patience === 'request') this.#parts.missing.note(key);
    return outcome;
  }

  #warnOnce(slot: string, line: string): void {
    if (this.#warned.has(slot) || this.#warned.size >= MOST_WARNED) return;
    this.#warned.add(slot);
    this.#parts.output.warn(line);
  }
}

/** A value as a text; nothing where it cannot be one, as one that holds itself: a validator may make anything. */
function writable(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  try {
    // A number that JSON does not have must not keep the texts beside it from being masked.
    return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? String(part) : part));
  } catch {
    return undefined;
  }
}

interface ReadHow {
  readonly form: SecretForm;
  readonly patience: Patience;
  readonly by: ReadBy | undefined;
}

const FAILED: ReadResult = { outcome: 'failed', provider: undefined, versionId: undefined };

function resultOf(outcome: ReadOutcome<unknown>): ReadResult {
  const { from } = outcome;
  return { outcome: endOf(outcome), provider: from?.provider, versionId: from?.versionId };
}

/** What a schema has made stands for a secret that is not there. */
function endOf({ kind, from }: ReadOutcome<unknown>): ReadEnd {
  return kind === 'value' ? (from?.origin ?? 'missing') : kind;
}

// What is no JSON may well be a text: reading it both ways is no change of state.
function slotOf(key: string, { form }: ReadHow): string {
  return `${form} ${key}`;
}
