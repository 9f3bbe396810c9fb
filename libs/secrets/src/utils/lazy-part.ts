import { describeFacts, errorFacts } from '../errors/error-facts.js';
import { SecretsUnconfiguredError } from '../errors/secrets.errors.js';
import { vouched } from '../errors/vouched-errors.js';

/** A part of this package that most applications do without: loaded when it is first needed, once for all who need it. */
export class LazyPart<T> {
  readonly #name: string;
  readonly #load: () => Promise<T>;
  #loading: Promise<T> | undefined;
  #loaded: T | undefined;

  /** `load` imports the part, by a relative path: Jest needs the `require` that this becomes in the CommonJS build. */
  constructor(name: string, load: () => Promise<T>) {
    this.#name = name;
    this.#load = load;
  }

  /** The part, if it is there already; nothing is loaded for it. */
  get now(): T | undefined {
    return this.#loaded;
  }

  /** Rejects with `SecretsUnconfiguredError` when it cannot be loaded; the next call tries again. */
  get(): Promise<T> {
    return (this.#loading ??= this.#start());
  }

  async #start(): Promise<T> {
    try {
      return (this.#loaded = await this.#load());
    } catch (error) {
      this.#loading = undefined;
      const what = `nestjs-secrets cannot load its part for ${this.#name} (${describeFacts(errorFacts(error))})`;
      throw vouched(new SecretsUnconfiguredError(`${what}: install the package anew`));
    }
  }
}
