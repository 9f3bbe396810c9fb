import type { Clock } from '../../libs/secrets/src/utils/clock.js';

interface Timer {
  readonly at: number;
  readonly callback: () => void;
  readonly keepAlive: boolean;
}

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

  get pendingKeepAlive(): number {
    return [...this.#timers].filter(({ keepAlive }) => keepAlive).length;
  }

  advance(seconds: number): void {
    const end = this.#now + seconds * 1000;
    for (;;) {
      const due = [...this.#timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (due === undefined) break;
      this.#timers.delete(due);
      this.#now = Math.max(this.#now, due.at);
      due.callback();
    }
    this.#now = end;
  }
}
