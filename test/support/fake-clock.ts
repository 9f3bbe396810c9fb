import type { Clock } from '../../libs/secrets/src/utils/clock.js';

interface Timer {
  readonly at: number;
  readonly callback: () => void;
  readonly keepAlive: boolean;
}

const MOST_TIMERS = 100_000;

/** Time that a test moves; timers fire in order, at their moment. */
export class FakeClock implements Clock {
  #now: number;
  readonly #timers = new Set<Timer>();

  constructor(startAt = 0) {
    this.#now = startAt;
  }

  now(): number {
    return this.#now;
  }

  schedule(callback: () => void, milliseconds: number, options: { keepAlive?: boolean } = {}): () => void {
    const timer = { at: this.#now + milliseconds, callback, keepAlive: options.keepAlive === true };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  get pending(): number {
    return this.#timers.size;
  }

  /** When the next timer fires; `Infinity` when there is none. */
  get nextAt(): number {
    return Math.min(Infinity, ...[...this.#timers].map(({ at }) => at));
  }

  get pendingKeepAlive(): number {
    return [...this.#timers].filter(({ keepAlive }) => keepAlive).length;
  }

  advance(seconds: number): void {
    this.advanceTo(this.#now + seconds * 1000);
  }

  /** The moment is in milliseconds, so that it can be exactly that of a timer. */
  advanceTo(end: number): void {
    for (let fired = 0; ; fired++) {
      const due = [...this.#timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (due === undefined) break;
      if (fired >= MOST_TIMERS) throw new Error(`more than ${MOST_TIMERS} timers in one step: a loop`);
      this.#timers.delete(due);
      this.#now = Math.max(this.#now, due.at);
      due.callback();
    }
    this.#now = end;
  }
}
