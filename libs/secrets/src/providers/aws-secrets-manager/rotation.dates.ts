import { BoundedMap } from '../../cache/bounded-map.js';
import { SecretUnavailableError, isSecretsError } from '../../errors/secrets.errors.js';
import { vouched, vouchOf } from '../../errors/vouched-errors.js';
import type { Clock } from '../../utils/clock.js';
import { withDeadline } from '../../utils/deadline.js';
import { PROVIDER } from './provider-name.js';

/** Milliseconds after the date in which the many processes of an application ask, each at its own moment. */
const SPREAD = 60_000;
/** Milliseconds that one question may take; nobody waits for it. */
const TIMEOUT = 10_000;
const MOST_SECRETS = 1000;

export interface RotationDatesParts {
  /** Asks when a secret rotates next; `undefined` for one that does not. */
  describe(id: string, signal: AbortSignal): Promise<Date | undefined>;
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  random(): number;
  /** Milliseconds of the wall clock, on which the dates of the store are. */
  today(): number;
}

interface RotationListener {
  readonly changed: (keys: readonly string[]) => void;
  readonly failed: (error: Error) => void;
}

interface Known {
  readonly versionId: string;
  /** The keys that are read from this secret. */
  readonly keys: Set<string>;
  /** When it is to be read anew, on the wall clock. */
  at: number;
}

/** While somebody listens, asks once for each version of a secret when it rotates next, and tells when that is past. */
export class RotationDates {
  readonly #parts: RotationDatesParts;
  readonly #listeners = new Set<RotationListener>();
  readonly #known = new BoundedMap<string, Known>(MOST_SECRETS);
  #closing = new AbortController();
  /** One question after the other: a boot reads many secrets at once, and none of these is urgent. */
  #questions = Promise.resolve();
  #wakeAt = Infinity;
  #cancelTimer: () => void = () => {};

  constructor(parts: RotationDatesParts) {
    this.#parts = parts;
  }

  listen(listener: RotationListener): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#closing.abort();
      this.#closing = new AbortController();
      this.#known.clear();
      this.#cancelTimer();
      this.#wakeAt = Infinity;
    };
  }

  /** Called with each value that was read, whose secret may answer several keys. */
  saw(id: string, key: string, versionId: string | undefined): void {
    if (this.#listeners.size === 0 || versionId === undefined) return;
    const before = this.#known.get(id);
    if (before?.versionId === versionId) {
      before.keys.add(key);
      return;
    }
    const known = { versionId, keys: new Set(before?.keys).add(key), at: Infinity };
    this.#known.set(id, known);
    const { signal } = this.#closing;
    this.#questions = this.#questions.then(() => this.#ask(id, known, signal));
  }

  async #ask(id: string, known: Known, closing: AbortSignal): Promise<void> {
    if (this.#known.get(id) !== known) return;
    const { clock, random, today, describe } = this.#parts;
    try {
      const date = await withDeadline(TIMEOUT, clock, (signal) => describe(id, signal), closing);
      // One that is past, or no date at all, says nothing of the next rotation: the TTL decides.
      const at = date?.getTime() ?? NaN;
      if (!(at > today())) return;
      known.at = at + random() * SPREAD;
      if (this.#known.get(id) === known) this.#wakeBy(known.at);
    } catch (thrown) {
      if (closing.aborted) return;
      // A refusal holds for this version; an outage may be over when it is read again.
      const isOutage = isSecretsError(thrown) && thrown.code === 'UNAVAILABLE';
      if (isOutage && this.#known.get(id) === known) this.#known.delete(id);
      for (const { failed } of this.#listeners) failed(dateUnknown(thrown));
    }
  }

  /** Waits are counted on the clock that does not jump, and what they end at is looked up on the other again. */
  #wakeBy(at: number): void {
    if (at >= this.#wakeAt) return;
    const { clock, today } = this.#parts;
    this.#cancelTimer();
    this.#wakeAt = at;
    this.#cancelTimer = clock.schedule(() => this.#wake(), Math.max(1, at - today()));
  }

  #wake(): void {
    this.#wakeAt = Infinity;
    const now = this.#parts.today();
    let next = Infinity;
    const due = new Set<string>();
    for (const id of this.#known.keys()) {
      const known = this.#known.get(id);
      if (known === undefined) continue;
      if (now >= known.at) {
        known.at = Infinity;
        for (const key of known.keys) due.add(key);
      }
      next = Math.min(next, known.at);
    }
    if (next !== Infinity) this.#wakeBy(next);
    if (due.size > 0) for (const { changed } of this.#listeners) changed([...due]);
  }
}

function dateUnknown(thrown: unknown): Error {
  const reason = vouchOf(thrown)?.clause ?? 'no valid answer';
  const trouble = `DescribeSecret does not say when secrets rotate, as it met this: ${reason}`;
  return vouched(new SecretUnavailableError(`AWS Secrets Manager: ${trouble}`, { provider: PROVIDER }), {
    clause: trouble,
  });
}
