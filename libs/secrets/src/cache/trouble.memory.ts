import { backOff } from './back-off.js';
import { BoundedMap } from './bounded-map.js';
import type { SecretCacheParts } from './secret-cache.parts.js';

/** How many keys each memory holds: made-up keys must not fill the process. */
const MOST_REMEMBERED = 1000;

interface Failure<F> {
  readonly failure: F;
  readonly count: number;
  /** When the first and the last of these calls failed. */
  readonly since: number;
  readonly at: number;
  /** The store is left alone for this key until then. */
  readonly nextTry: number;
}

/** What is remembered of keys that the store does not have, or could not give, apart from all values. */
export class TroubleMemory<F> {
  readonly #parts: SecretCacheParts;
  readonly #missingUntil = new BoundedMap<string, number>(MOST_REMEMBERED);
  readonly #failures = new BoundedMap<string, Failure<F>>(MOST_REMEMBERED);

  constructor(parts: SecretCacheParts) {
    this.#parts = parts;
  }

  isMissing(id: string): boolean {
    const until = this.#missingUntil.get(id);
    return until !== undefined && this.#parts.clock.now() < until;
  }

  /** The last failure, until the store answers or it is forgotten. */
  failure(id: string): Failure<F> | undefined {
    return this.#failures.get(id);
  }

  failing(): Iterable<string> {
    return this.#failures.keys();
  }

  missed(id: string): void {
    const { clock, policy, random } = this.#parts;
    // Without a cache nothing is remembered, neither that there was nothing nor a failure.
    if (policy.negativeTtl === 0) return;
    this.#missingUntil.set(id, clock.now() + policy.negativeTtl * (0.8 + random() * 0.4));
  }

  /** When the store may be asked again, if it has to be left alone. */
  failed(id: string, failure: F): number | undefined {
    const { clock, policy, random } = this.#parts;
    if (policy.ttl === 0) return undefined;
    const earlier = this.#failures.get(id);
    const at = clock.now();
    const count = (earlier?.count ?? 0) + 1;
    const nextTry = at + backOff(count, random);
    this.#failures.set(id, { failure, count, nextTry, since: earlier?.since ?? at, at });
    return nextTry;
  }

  /** Of one key, or of all. */
  forget(id?: string): void {
    for (const memory of [this.#missingUntil, this.#failures]) {
      if (id === undefined) memory.clear();
      else memory.delete(id);
    }
  }
}
