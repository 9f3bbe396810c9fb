import type { Clock } from '../utils/clock.js';

const FAILURES_TO_OPEN = 5;
const FIRST_PAUSE = 15_000;
const LONGEST_PAUSE = 60_000;

/**
 * Spares a store that is down: after 5 failures in a row it is left alone for 15 s, then for twice as long after
 * each failed probe, at most 60. Written here, since the breakers at hand read the wall clock, which jumps.
 */
export class LinkBreaker<F> {
  readonly #clock: Clock;
  #failures = 0;
  #pause = 0;
  #openUntil = 0;
  /** Whether a call was let through since it opened. */
  #probing = false;
  #last: F | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Whether the store is left alone now; takes no probe. */
  get isOpen(): boolean {
    return this.#pause > 0 && (this.#probing || this.#clock.now() < this.#openUntil);
  }

  /** The last failure, when the store is not to be asked now; `undefined` lets the call through. */
  refusal(): F | undefined {
    if (this.isOpen) return this.#last;
    this.#probing = true;
    return undefined;
  }

  /** The store answered, whatever it said. */
  answered(): void {
    this.#failures = 0;
    this.#pause = 0;
    this.#openUntil = 0;
    this.#last = undefined;
  }

  failed(failure: F): void {
    this.#last = failure;
    this.#failures++;
    // Calls that were under way when the breaker opened say nothing of what comes after its pause.
    if (this.#failures < FAILURES_TO_OPEN || this.#clock.now() < this.#openUntil) return;
    this.#pause = this.#pause === 0 ? FIRST_PAUSE : Math.min(LONGEST_PAUSE, this.#pause * 2);
    this.#openUntil = this.#clock.now() + this.#pause;
    this.#probing = false;
  }
}
