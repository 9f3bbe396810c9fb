import { showKey } from '../../keys/secret-key.js';
import type { SecretsErrorCode } from '../../errors/secrets.errors.js';
import type { Clock } from '../../utils/clock.js';
import { KeyTroubles, stateOf } from './key.troubles.js';
import { LineBudget } from '../../utils/line.budget.js';
import type { SecretsLog } from '../../utils/secrets.log.js';
import type { LinkFailure } from './link-failure.js';
import { LATELY, type SecretForm } from './secret.link.js';

/** The trouble that a link is in. */
export interface LinkTrouble {
  readonly code: SecretsErrorCode;
  /** Since the first failed call after the last answer. */
  readonly seconds: number;
}

/** Reasons not to watch, each told once: beyond these there is nothing new to say. */
const MOST_TOLD = 20;
const REMINDER = 5 * 60_000;
const MOST_KEYS = 1000;
/** Outages told within the time of a reminder: a store may come and go with each call. */
const MOST_OUTAGES = 50;
const IDLE = 61_000;

/**
 * Tells the log what a link is in trouble with, once for each change of state and never once for each call: a
 * store that is down is one line, however many keys and readers it has.
 */
export class LinkHealth {
  /** The keys that the store could not answer lately, with when: an answer with none left ends the outage. */
  readonly #waiting = new Map<string, number>();
  #isDown = false;
  /** Whether there was any answer since the last failed call. */
  #hasAnswered = false;
  readonly #keys: KeyTroubles;
  readonly #unwatched = new Set<string>();
  readonly #outageLines: LineBudget;
  #unconfigured: string | undefined;
  #isOutageTold = false;
  /** Failed calls since the last line that was told. */
  #heldBack = 0;
  #lastLine = -Infinity;
  /** When the first and the last of the failed calls in a row ended. */
  #failedSince: number | undefined;
  #failedAt = -Infinity;

  constructor(
    private readonly link: string,
    private readonly output: SecretsLog,
    private readonly clock: Clock,
  ) {
    this.#keys = new KeyTroubles(link, output, clock);
    this.#outageLines = new LineBudget(MOST_OUTAGES, REMINDER, clock);
  }

  succeeded(key: string, form: SecretForm = 'text'): void {
    this.#unconfigured = undefined;
    this.#failedSince = undefined;
    this.#keys.ended(key, form);
    if (!this.#isDown) return;
    this.#answered(key);
    if (this.#waiting.size > 0) return;
    this.#isDown = false;
    // The end of what nobody was told of is no news.
    if (!this.#isOutageTold) return;
    this.output.log(`${this.link} answers again`);
  }

  failed(key: string, failure: LinkFailure, form: SecretForm = 'text'): void {
    if (failure.trouble !== 'hard') {
      this.#failedAt = this.clock.now();
      this.#failedSince ??= this.#failedAt;
    }
    if (failure.trouble === 'unconfigured') this.#noteUnconfigured(failure);
    else if (failure.trouble === 'transient') this.#noteOutage(key, failure);
    else this.#noteHard(key, failure, form);
  }

  missing(key: string, form: SecretForm = 'text'): void {
    this.succeeded(key, form);
    this.output.debug(`${this.link} has no secret ${showKey(key)}`);
  }

  /** What the link as a whole is in now: a refusal of one key is none. */
  trouble(): LinkTrouble | undefined {
    const now = this.clock.now();
    const seconds = (now - (this.#failedSince ?? now)) / 1000;
    if (this.#isDown && now - this.#failedAt < LATELY) return { code: 'UNAVAILABLE', seconds };
    // That does not pass because nobody reads.
    return this.#unconfigured === undefined ? undefined : { code: 'UNCONFIGURED', seconds };
  }

  /** Changes are not noticed as they happen. That is no outage: secrets are read all the same. */
  unwatched(reason: string): void {
    const state = stateOf(reason);
    if (this.#unwatched.has(state) || this.#unwatched.size >= MOST_TOLD) return;
    this.#unwatched.add(state);
    this.output.warn(`${this.link} does not tell of every change, which the TTL brings, because: ${reason}`);
  }

  #noteUnconfigured({ reason }: LinkFailure): void {
    if (this.#unconfigured === stateOf(reason)) return;
    this.#unconfigured = stateOf(reason);
    if (this.#outageLines.spend())
      this.output.warn(`${this.link} is not set up, so it is not asked: ${reason}`);
  }

  #noteOutage(key: string, { reason }: LinkFailure): void {
    this.#forgetIdle();
    // Keys that nobody reads any more do not keep an outage open; that nobody reads at all does not end it.
    const isNew = !this.#isDown || (this.#waiting.size === 0 && this.#hasAnswered);
    // What was held back of an outage that was told of is over with it.
    if (isNew && this.#isOutageTold) this.#heldBack = 0;
    if (!this.#isDown) this.#isOutageTold = false;
    this.#isDown = true;
    this.#hasAnswered = false;
    const now = this.clock.now();
    if (this.#waiting.size < MOST_KEYS) this.#waiting.set(key, now);
    if (isNew ? this.#outageLines.spend() : now - this.#lastLine >= REMINDER) {
      const line = `${this.link} does not answer, asked for ${showKey(key)}, because: ${reason}`;
      const more = `, ${isNew ? 'again' : 'still'}, after ${this.#heldBack} more failed calls`;
      this.output.warn(isNew && this.#heldBack === 0 ? line : line + more);
      this.#isOutageTold = true;
      this.#heldBack = 0;
      this.#lastLine = now;
    } else this.#heldBack++;
  }

  #answered(key: string): void {
    this.#hasAnswered = true;
    this.#waiting.delete(key);
    this.#forgetIdle();
  }

  /** A key that fails is tried again within the longest back-off, unless nobody reads it any more. */
  #forgetIdle(): void {
    const since = this.clock.now() - IDLE;
    for (const [key, at] of this.#waiting) if (at < since) this.#waiting.delete(key);
  }

  #noteHard(key: string, failure: LinkFailure, form: SecretForm): void {
    // A refusal is an answer.
    this.#failedSince = undefined;
    this.#answered(key);
    this.#keys.began(key, failure, form);
  }
}
