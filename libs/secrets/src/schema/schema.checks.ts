import { SecretInvalidError } from '../errors/secrets.errors.js';
import { showKey } from '../keys/secret-key.js';
import type { SecretsLog } from '../utils/secrets.log.js';
import type { ReadOutcome } from '../reading/read-outcome.js';
import type { Clock } from '../utils/clock.js';
import { freshCopy } from '../utils/fresh-copy.js';
import type { SecretsSchema } from './schema.types.js';
import { SecretSchema, type Verdict } from './secret.schema.js';

/** Puts what was read to its validator, of keys that have one. */
export class SchemaChecks {
  readonly #schema: SecretSchema;
  readonly #output: SecretsLog;
  readonly #told = new Set<string>();

  constructor(schema: SecretsSchema, clock: Clock, output: SecretsLog) {
    this.#schema = new SecretSchema(schema, clock);
    this.#output = output;
  }

  text(key: string, outcome: ReadOutcome<string>): Promise<ReadOutcome<string>> {
    return this.#checked(key, outcome, (text) => this.#schema.text(key, text), isText);
  }

  json(key: string, outcome: ReadOutcome<unknown>): Promise<ReadOutcome<unknown>> {
    return this.#checked(key, outcome, (node) => this.#schema.node(key, node), isAnything);
  }

  async #checked<T>(
    key: string,
    outcome: ReadOutcome<T>,
    check: (value: T) => Promise<Verdict<T>>,
    isOfForm: (value: unknown) => value is T,
  ): Promise<ReadOutcome<T>> {
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
