import { showKey } from '../../keys/secret-key.js';
import type { Clock } from '../../utils/clock.js';
import type { LineBudget } from '../../utils/line.budget.js';
import type { SecretsLog } from '../../utils/secrets.log.js';

const REMINDER = 5 * 60_000;
const MOST_KEYS = 1000;
/** Milliseconds: a key that fails is tried again within the longest back-off, unless nobody reads it any more. */
const IDLE = 61_000;

/** From the first failed call on, until a key is answered and no other one waits. */
interface Outage {
  /** The keys that the store could not answer lately, with when. */
  readonly waiting: Map<string, number>;
  /** Whether there was any answer since the last failed call. */
  hasAnswered: boolean;
  isTold: boolean;
}

export interface OutageLogParts {
  readonly link: string;
  readonly output: SecretsLog;
  readonly clock: Clock;
  /** For beginnings: a store may come and go with each call. */
  readonly lines: LineBudget;
}

/** Tells the log of outages: one line for the beginning of each, a reminder while it lasts, and one for its end. */
export class OutageLog {
  readonly #parts: OutageLogParts;
  #outage: Outage | undefined;
  /** Failed calls since the last line that was told. */
  #heldBack = 0;
  #lastLine = -Infinity;

  constructor(parts: OutageLogParts) {
    this.#parts = parts;
  }

  get isDown(): boolean {
    return this.#outage !== undefined;
  }

  failed(key: string, reason: string): void {
    const { link, output, clock, lines } = this.#parts;
    const now = clock.now();
    const known = this.#current();
    const outage = known ?? this.#begin();
    outage.hasAnswered = false;
    if (outage.waiting.size < MOST_KEYS) outage.waiting.set(key, now);
    const isDue = known === undefined ? lines.spend() : now - this.#lastLine >= REMINDER;
    if (!isDue) return void this.#heldBack++;
    const line = `${link} does not answer, asked for ${showKey(key)}, because: ${reason}`;
    const more = `, ${known === undefined ? 'again' : 'still'}, after ${this.#heldBack} more failed calls`;
    output.warn(known === undefined && this.#heldBack === 0 ? line : line + more);
    outage.isTold = true;
    this.#heldBack = 0;
    this.#lastLine = now;
  }

  /** A refusal is an answer, too. */
  answered(key: string): void {
    const outage = this.#outage;
    if (outage === undefined) return;
    outage.hasAnswered = true;
    outage.waiting.delete(key);
    this.#forgetIdle(outage);
    if (outage.waiting.size > 0) return;
    this.#outage = undefined;
    // The end of what nobody was told of is no news.
    if (!outage.isTold) return;
    this.#heldBack = 0;
    this.#parts.output.log(`${this.#parts.link} answers again`);
  }

  /** Keys that nobody reads any more do not keep an outage open; that nobody reads at all does not end it. */
  #current(): Outage | undefined {
    const outage = this.#outage;
    if (outage === undefined) return undefined;
    this.#forgetIdle(outage);
    return outage.waiting.size === 0 && outage.hasAnswered ? undefined : outage;
  }

  #begin(): Outage {
    // One that was left by its readers is over without a line; the end of this one is that of both.
    const isTold = this.#outage?.isTold ?? false;
    if (isTold) this.#heldBack = 0;
    return (this.#outage = { waiting: new Map(), hasAnswered: false, isTold });
  }

  #forgetIdle({ waiting }: Outage): void {
    const since = this.#parts.clock.now() - IDLE;
    for (const [key, at] of waiting) if (at < since) waiting.delete(key);
  }
}
