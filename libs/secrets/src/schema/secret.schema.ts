import { vouchOf } from '../errors/vouched-errors.js';
import type { Clock } from '../utils/clock.js';
import { withDeadline } from '../utils/deadline.js';
import { describeMisfit } from './schema.problems.js';
import type { SecretsSchema } from './schema.types.js';
import type { SchemaResult, StandardSchema } from './standard-schema.js';

/** Milliseconds that an asynchronous validator has. */
const PATIENCE = 10_000;

/** What a validator made of a secret. `reason` holds no piece of it. */
export type Verdict<T> =
  { readonly kind: 'value'; readonly value: T } | { readonly kind: 'invalid'; readonly reason: string };

/**
 * The validators of an application's secrets. A validator is given the text of a secret and, when it refuses that, what
 * the text parses to: whether it describes a text or a JSON value, it does not say.
 */
export class SecretSchema {
  readonly #validators: ReadonlyMap<string, StandardSchema>;
  readonly #clock: Clock;
  /** The last text that was found good, so that reads of it cost a comparison. */
  readonly #good = new Map<string, string>();
  readonly #absences = new Map<string, Promise<Verdict<unknown>>>();

  constructor(schema: SecretsSchema, clock: Clock) {
    this.#validators = new Map(Object.entries(schema));
    this.#clock = clock;
  }

  /** What stands for a secret that is missing; `invalid`: it must not be. */
  absence(key: string): Promise<Verdict<unknown>> {
    let verdict = this.#absences.get(key);
    if (verdict === undefined) this.#absences.set(key, (verdict = this.#askAboutNothing(key)));
    return verdict;
  }

  /** A text that fits is given on as it is. */
  async text(key: string, text: string): Promise<Verdict<string>> {
    if (this.#good.get(key) !== text) {
      const asText = await this.#ask(key, text);
      const node = asText.kind === 'value' ? undefined : structureOf(text);
      const verdict = node === undefined ? asText : await this.#ask(key, node);
      if (verdict.kind !== 'value') return verdict;
      this.#good.set(key, text);
    }
    return { kind: 'value', value: text };
  }

  /** What the validator makes of a parsed secret; the secret itself where its text fits, and is left a text. */
  async node(key: string, node: unknown): Promise<Verdict<unknown>> {
    const verdict = await this.#ask(key, node);
    if (verdict.kind === 'value') return verdict;
    const text = textOf(node);
    const asText = text === undefined ? verdict : await this.#ask(key, text);
    if (asText.kind === 'invalid') return verdict;
    return typeof asText.value === 'string' ? { kind: 'value', value: node } : asText;
  }

  async #askAboutNothing(key: string): Promise<Verdict<unknown>> {
    const verdict = await this.#ask(key, undefined);
    // What `z.coerce.string()` makes of nothing is no secret, and no default that anybody meant.
    const isCoerced = verdict.kind === 'value' && verdict.value === String(undefined);
    return isCoerced ? { kind: 'invalid', reason: 'it is missing' } : verdict;
  }

  async #ask(key: string, value: unknown): Promise<Verdict<unknown>> {
    const validator = this.#validators.get(key);
    if (validator === undefined) return { kind: 'value', value };
    try {
      // A copy: a validator may change what it is given.
      const given = structuredClone(value);
      const result: SchemaResult<unknown> = await withDeadline(PATIENCE, this.#clock, async () =>
        validator['~standard'].validate(given),
      );
      if (result.issues !== undefined)
        return { kind: 'invalid', reason: describeMisfit(result.issues, value) };
      return { kind: 'value', value: result.value };
    } catch (thrown) {
      // Whatever a validator threw may quote the value, its name included; only the deadline is ours.
      const clause = vouchOf(thrown)?.clause;
      return { kind: 'invalid', reason: `its schema could not check it${clause ? `, ${clause}` : ''}` };
    }
  }
}

/** Nothing where it is too deep to be written. */
function textOf(node: unknown): string | undefined {
  try {
    return JSON.stringify(node);
  } catch {
    return undefined;
  }
}

function structureOf(text: string): unknown {
  try {
    const node: unknown = JSON.parse(text);
    return typeof node === 'string' || node === null ? undefined : node;
  } catch {
    return undefined;
  }
}
