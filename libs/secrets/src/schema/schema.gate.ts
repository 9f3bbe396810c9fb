import type { SecretsLog } from '../utils/secrets.log.js';
import type { ReadOutcome } from '../reading/read-outcome.js';
import type { Clock } from '../utils/clock.js';
import { LazyPart } from '../utils/lazy-part.js';
import type { SchemaChecks } from './schema.checks.js';
import type { SecretsSchema } from './schema.types.js';

/** Lets keys without a validator through; what checks the others is loaded when the first of them is read. */
export class SchemaGate {
  readonly #keys: ReadonlySet<string>;
  readonly #checks: LazyPart<SchemaChecks>;

  constructor(schema: SecretsSchema, clock: Clock, output: SecretsLog) {
    this.#keys = new Set(Object.keys(schema));
    this.#checks = new LazyPart('schemas', async () => {
      const { SchemaChecks } = await import('./schema.checks.js');
      return new SchemaChecks(schema, clock, output);
    });
  }

  has(key: string): boolean {
    return this.#keys.has(key);
  }

  async text(key: string, reading: Promise<ReadOutcome<string>>): Promise<ReadOutcome<string>> {
    if (!this.has(key)) return reading;
    const [checks, outcome] = await Promise.all([this.#checks.get(), reading]);
    return checks.text(key, outcome);
  }

  async json(key: string, reading: Promise<ReadOutcome<unknown>>): Promise<ReadOutcome<unknown>> {
    if (!this.has(key)) return reading;
    const [checks, outcome] = await Promise.all([this.#checks.get(), reading]);
    return checks.json(key, outcome);
  }
}
