import { BoundedMap } from '../cache/bounded-map.js';
import type { Clock } from '../utils/clock.js';
import { kindOf } from '../utils/option.rules.js';

/** Milliseconds between two refreshes of a key that failed logins ask for. */
const REFRESH_EVERY = 1000;

/** What a use of a secret needs of its service. */
export interface SecretUseParts {
  readonly clock: Clock;
  read(key: string): Promise<string>;
  refresh(key: string): Promise<void>;
  previous(key: string): string | undefined;
}

/** Tells whether what was thrown means "this secret is not accepted". */
export interface WithSecretOptions {
  isAuthError(error: unknown): boolean;
}

/** Uses secrets that may be rotated between their read and their use. */
export class SecretUse {
  readonly #parts: SecretUseParts;
  readonly #refreshes = new BoundedMap<string, { readonly at: number; readonly done: Promise<unknown> }>(
    1000,
  );

  constructor(parts: SecretUseParts) {
    this.#parts = parts;
  }

  /** Tries the value that is known, then the one that the store has now, then the previous one. */
  async run<T>(key: string, use: (secret: string) => Promise<T>, options: WithSecretOptions): Promise<T> {
    assertUse(use, options);
    const tried = new Set<string>();
    const candidates = [
      () => this.#parts.read(key),
      () => this.#newest(key),
      // Not every database knows the new one yet.
      async () => this.#parts.previous(key),
    ];
    let refusal: unknown;
    for (const candidate of candidates) {
      const secret = await candidate().catch((error: unknown) => {
        if (tried.size === 0) throw error;
        return undefined; // The refusal tells more than that the store is down as well.
      });
      // The same value would be refused again, and some stores lock an account for it.
      if (secret === undefined || tried.has(secret)) continue;
      tried.add(secret);
      try {
        return await use(secret);
      } catch (error) {
        if (!options.isAuthError(error)) throw error;
        refusal = error;
      }
    }
    throw refusal;
  }

  async #newest(key: string): Promise<string> {
    const now = this.#parts.clock.now();
    let refresh = this.#refreshes.get(key);
    // A flood of failed logins must not become a flood of calls.
    if (refresh === undefined || now - refresh.at >= REFRESH_EVERY) {
      // A provider that cannot refresh is asked all the same by the read.
      refresh = { at: now, done: this.#parts.refresh(key).catch(() => undefined) };
      this.#refreshes.set(key, refresh);
    }
    await refresh.done;
    return this.#parts.read(key);
  }
}

function assertUse(use: unknown, options: Partial<WithSecretOptions> | undefined): void {
  if (typeof use !== 'function') {
    throw new TypeError(`withSecret() takes a function that uses the secret; got ${kindOf(use)}`);
  }
  if (typeof options?.isAuthError !== 'function') {
    throw new TypeError(`withSecret() takes a function isAuthError; got ${kindOf(options?.isAuthError)}`);
  }
}
