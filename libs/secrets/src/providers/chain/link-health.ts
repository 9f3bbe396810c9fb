import { showKey } from '../../keys/secret-key.js';
import type { SecretsErrorCode } from '../../errors/secrets.errors.js';
import type { Clock } from '../../utils/clock.js';
import { KeyTroubles, stateOf } from './key.troubles.js';
import { LineBudget } from '../../utils/line.budget.js';
import type { SecretsLog } from '../../utils/secrets.log.js';
import type { LinkFailure } from './link-failure.js';
import { OutageLog } from './outage.log.js';
import { LATELY, type SecretForm } from './secret.link.js';

/** The trouble that a link is in. */
export interface LinkTrouble {
  readonly code: SecretsErrorCode;
  /** Since the first failed call after the last answer. */
  readonly seconds: number;
}

/** Reasons not to watch, each told once: beyond these there is nothing new to say. */
const MOST_TOLD = 20;
/** Outages, and other troubles of the link as a whole, that are told within so many milliseconds. */
const MOST_OUTAGES = 50;
const OUTAGES_WITHIN = 5 * 60_000;

/**
 * Tells the log what a link is in trouble with, once for each change of state and never once for each call: a
 * store that is down is one line, however many keys and readers it has.
 */
export class LinkHealth {
  readonly #keys: KeyTroubles;
  readonly #outages: OutageLog;
  readonly #lines: LineBudget;
  readonly #unwatched = new Set<string>();
  #unconfigured: string | undefined;
  /** When the first and the last of the failed calls in a row ended. */
  #failedSince: number | undefined;
  #failedAt = -Infinity;

  constructor(
    private readonly link: string,
    private readonly output: SecretsLog,
    private readonly clock: Clock,
  ) {
    this.#keys = new KeyTroubles(link, output, clock);
    this.#lines = new LineBudget(MOST_OUTAGES, OUTAGES_WITHIN, clock);
    this.#outages = new OutageLog({ link, output, clock, lines: this.#lines });
  }

  succeeded(key: string, form: SecretForm = 'text'): void {
    this.#unconfigured = undefined;
    this.#failedSince = undefined;
    this.#keys.ended(key, form);
    this.#outages.answered(key);
  }

  failed(key: string, failure: LinkFailure, form: SecretForm = 'text'): void {
    if (failure.trouble === 'hard') {
      this.#failedSince = undefined;
      this.#outages.answered(key);
      this.#keys.began(key, failure, form);
      return;
    }
    this.#failedAt = this.clock.now();
    this.#failedSince ??= this.#failedAt;
    if (failure.trouble === 'transient') this.#outages.failed(key, failure.reason);
    else this.#noteUnconfigured(failure);
  }

  missing(key: string, form: SecretForm = 'text'): void {
    this.succeeded(key, form);
    this.output.debug(`${this.link} has no secret ${showKey(key)}`);
  }

  /** What the link as a whole is in now: a refusal of one key is none. */
  trouble(): LinkTrouble | undefined {
    const now = this.clock.now();
    const seconds = (now - (this.#failedSince ?? now)) / 1000;
    if (this.#outages.isDown && now - this.#failedAt < LATELY) return { code: 'UNAVAILABLE', seconds };
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
    if (this.#lines.spend()) this.output.warn(`${this.link} is not set up, so it is not asked: ${reason}`);
  }
}
