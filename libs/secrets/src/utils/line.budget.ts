import type { Clock } from './clock.js';

/** So many lines in so many milliseconds: a flood of made-up keys must not become one of log lines. */
export class LineBudget {
  readonly #lines: number;
  readonly #milliseconds: number;
  readonly #clock: Clock;
  #since = -Infinity;
  #spent = 0;

  constructor(lines: number, milliseconds: number, clock: Clock) {
    this.#lines = lines;
    this.#milliseconds = milliseconds;
    this.#clock = clock;
  }

  /** Whether there is a line left, which is then spent. */
  spend(): boolean {
    const now = this.#clock.now();
    if (now - this.#since >= this.#milliseconds) {
      this.#since = now;
      this.#spent = 0;
    }
    return this.#spent++ < this.#lines;
  }
}
