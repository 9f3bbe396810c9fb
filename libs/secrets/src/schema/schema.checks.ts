import { SecretInvalidError } from '../errors/secrets.errors.js';
import { showKey } from '../keys/secret-key.js';
import type { SecretsLog } from '../providers/chain/link-health.js';
import type { ReadOutcome } from '../reading/read-outcome.js';
import { freshCopy } from '../utils/fresh-copy.js';
import type { SecretSchema, Verdict } from './secret.schema.js';

/** Puts what was read to its validator. Keys that the schema does not have are let through. */
export class SchemaChecks {
  readonly #schema: SecretSchema;
  readonly #output: SecretsLog;
  readonly #told = new Set<string>();

  constructor(schema: SecretSchema, output: SecretsLog) {
    this.#schema = schema;
    this.#output = output;
  }

  has(key: string): boolean {
    return this.#schema.has(key);
  }

  text(key: string, reading: Promise<ReadOutcome<string>>): Promise<ReadOutcome<string>> {
    return this.#checked(key, reading, (text) => this.#schema.text(key, text), isText);
  }

  json(key: string, reading: Promise<ReadOutcome<unknown>>): Promise<ReadOutcome<unknown>> {
    return this.#checked(key, reading, (node) => this.#schema.node(key, node), isAnything);
  }

  async #checked<T>(
    key: string,
    reading: Promise<ReadOutcome<T>>,
    check: (value: T) => Promise<Verdict<T>>,
    isOfForm: (value: unknown) => value is T,
  ): Promise<ReadOutcome<T>> {
    if (!this.has(key)) return reading;
    const outcome = await reading;
    if (outcome.kind === 'value') {
      const verdict = await check(outcome.value);
      const { from } = outcome;
      if (verdict.kind === 'invalid') return { ...this.#misfit(key, verdict.reason), ...(from && { from }) };
      this.#told.delete(key);
      return { ...verdict, ...(from && { from }) };
    }
    const absence = await this.#schema.absence(key);
    const substitute = absence.kind === 'value' ? absence.value : undefined;
    if (outcome.kind === 'missing' && isOfForm(substitute)) {
      return { kind: 'value', value: freshCopy(substitute) };
    }
    return { ...outcome, required: absence.kind !== 'value' };
  }

  #misfit(key: string, reason: string): ReadOutcome<never> {
    const line = `Secret ${showKey(key)} cannot be used: ${reason}`;
    if (!this.#told.has(key)) this.#output.error(line);
    this.#told.add(key);
    return { kind: 'invalid', required: true, error: () => new SecretInvalidError(line, { key }) };
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isAnything(value: unknown): value is unknown {
  return value !== undefined;
}
