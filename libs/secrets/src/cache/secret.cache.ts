import type { Clock } from '../utils/clock.js';
import type { CachePolicy } from './cache.options.js';
import type { CacheAnswer, CacheEntry, LoadFailure, LoadOutcome } from './cache-entry.js';
import { EntryTable } from './entry.table.js';
import type {
  CacheView,
  Flight,
  SecretCacheParts,
  SecretCachePatience,
  SecretCacheWitness,
} from './secret-cache.parts.js';
import { TroubleMemory } from './trouble.memory.js';

/**
 * The state machine of cached secrets for one link: fresh, expired, stale, missing, failing. It knows no store:
 * `load` asks one and says what came of it, and never rejects.
 */
export class SecretCache<V, F, L> {
  readonly #load: (id: string, how: L) => Promise<LoadOutcome<V, F>>;
  readonly #policy: CachePolicy;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #entries: EntryTable<V>;
  readonly #trouble: TroubleMemory<F>;
  readonly #flights = new Map<string, Flight<V, F, L>>();
  readonly #patience: SecretCachePatience<F, L> | undefined;
  readonly #witness: SecretCacheWitness<V> | undefined;
  #generation = 0;
  #isUsed = false;

  constructor(
    load: (id: string, how: L) => Promise<LoadOutcome<V, F>>,
    parts: SecretCacheParts,
    patience?: SecretCachePatience<F, L>,
    witness?: SecretCacheWitness<V>,
  ) {
    this.#patience = patience;
    this.#witness = witness;
    this.#load = load;
    this.#policy = parts.policy;
    this.#clock = parts.clock;
    this.#random = parts.random;
    this.#entries = new EntryTable(parts.policy.maxEntries, parts.clock);
    this.#trouble = new TroubleMemory(parts);
  }

  /** The fresh value, if there is one: the hot path, one map look-up and no clock. */
  peek(id: string): CacheEntry<V> | undefined {
    const entry = this.#entries.fresh(id);
    if (entry?.due && this.#patience !== undefined) this.#refreshAhead(id, entry, this.#patience.background);
    return entry;
  }

  /** Whether the store lately said that it has no such secret. */
  isKnownMissing(id: string): boolean {
    return this.#trouble.isMissing(id);
  }

  /** Answers from memory while that is allowed, else asks the store, once for all who ask at the same time. */
  async read(id: string, how: L): Promise<CacheAnswer<V, F>> {
    const entry = this.#entries.fresh(id);
    if (entry !== undefined) {
      if (entry.due) this.#refreshAhead(id, entry, this.#patience?.background ?? how);
      return { kind: 'value', entry, stale: false };
    }
    if (this.isKnownMissing(id)) return { kind: 'missing' };
    const failing = this.#trouble.failure(id);
    const flight = this.#flights.get(id);
    // Where the store has failed before, one reader waits to see whether it still does; the others need not.
    const isOthersProbe = flight !== undefined && this.#entries.last(id) !== undefined;
    if (failing !== undefined && (isOthersProbe || this.#clock.now() < failing.nextTry))
      return this.#lastOr(id, failing.failure);
    return flight === undefined ? this.#fly(id, how) : this.#join(id, flight, how);
  }

  /** The keys with a value or a failure. */
  *ids(): Iterable<string> {
    yield* this.#entries.ids();
    yield* this.#trouble.failing();
  }

  /** What is known of an entry, for reports: looking is no use and asks nothing. */
  look(id: string): CacheView<V, F> {
    const entry = this.#entries.look(id);
    const failure = this.#trouble.failure(id)?.failure;
    if (entry === undefined) return { entry, failure };
    const ageSeconds = (this.#clock.now() - entry.fetchedAt) / 1000;
    const dueAt = entry.due ? -Infinity : Math.min(entry.dueAt, entry.expiresAt);
    return { entry, failure, ageSeconds, dueAt };
  }

  /** Changes with each invalidation: what was asked for before one must not be put in after it. */
  get generation(): number {
    return this.#generation;
  }

  /** Takes what a batch said of an entry, unless somebody else is asking for it or it is fresh. */
  put(id: string, outcome: LoadOutcome<V, F>, asked: { at: number; generation: number }): void {
    if (asked.generation !== this.#generation || this.peek(id) !== undefined || this.#flights.has(id)) return;
    this.#isUsed = true;
    this.#settle(id, outcome, asked.at);
  }

  /** The next read asks the store. The value stays for `staleIfError` seconds, in case the store fails then. */
  invalidate(id?: string): void {
    this.#generation++;
    // Nothing was asked since everything was invalidated: there is nothing left to do.
    if (!this.#isUsed) return;
    const staleUntil = this.#clock.now() + this.#policy.staleIfError;
    this.#trouble.forget(id);
    if (id === undefined) {
      this.#isUsed = false;
      this.#entries.expireAll(staleUntil);
      if (this.#flights.size > 0) this.#flights.clear();
    } else {
      this.#entries.expire(id, staleUntil);
      this.#flights.delete(id);
    }
    this.#witness?.onLoss(id);
  }

  /** Forgets everything and stops the timer. */
  close(): void {
    this.invalidate();
    this.#entries.clear();
  }

  #fly(id: string, how: L): Promise<CacheAnswer<V, F>> {
    this.#isUsed = true;
    const askedAt = this.#clock.now();
    const answer: Promise<CacheAnswer<V, F>> = this.#load(id, how).then(
      (outcome) => {
        // Not the current flight any more: a refresh came in between, and a late answer must not undo it.
        if (this.#flights.get(id)?.answer !== answer) return this.#detached(id, outcome, askedAt);
        this.#flights.delete(id);
        return this.#settle(id, outcome, askedAt);
      },
      (thrown: unknown) => {
        // A mistake in `load`: it must not stay the answer for ever.
        if (this.#flights.get(id)?.answer === answer) this.#flights.delete(id);
        throw thrown;
      },
    );
    this.#flights.set(id, { how, answer });
    return answer;
  }

  /** Waits for somebody else's flight, but no longer than for one of its own. */
  #join(id: string, flight: Flight<V, F, L>, how: L): Promise<CacheAnswer<V, F>> {
    const patience = this.#patience;
    if (patience === undefined || patience.waitFor(flight.how) <= patience.waitFor(how)) return flight.answer;
    return new Promise((resolve, reject) => {
      const giveUp = (): void => resolve(this.#lastOr(id, patience.tooLate(id)));
      const cancel = this.#clock.schedule(giveUp, patience.waitFor(how), { keepAlive: true });
      flight.answer.finally(cancel).then(resolve, reject);
    });
  }

  #refreshAhead(id: string, entry: CacheEntry<V>, how: L): void {
    entry.due = false;
    // Nobody waits for it: whoever reads after expiry meets the same trouble, and is told.
    if (!this.#flights.has(id)) this.#fly(id, how).catch(() => {});
  }

  #settle(id: string, outcome: LoadOutcome<V, F>, askedAt: number): CacheAnswer<V, F> {
    if (outcome.kind === 'value') {
      this.#trouble.forget(id);
      const entry = this.#entryOf(outcome, askedAt);
      if (this.#policy.ttl > 0) this.#entries.set(id, entry);
      this.#witness?.onValue(id, entry);
      return { kind: 'value', entry, stale: !entry.fresh };
    }
    // Asked ahead of expiry: the value keeps its TTL, whatever the store said.
    const fresh = this.#entries.fresh(id);
    if (outcome.kind === 'missing') this.#noteMissing(id, fresh);
    else this.#noteFailure(id, outcome, fresh);
    if (fresh !== undefined) return { kind: 'value', entry: fresh, stale: false };
    return this.#detached(id, outcome, askedAt);
  }

  #noteMissing(id: string, fresh: CacheEntry<V> | undefined): void {
    this.#trouble.forget(id);
    if (fresh === undefined) this.#trouble.missed(id);
    this.#endGrace(id, fresh);
  }

  #noteFailure(id: string, outcome: LoadFailure<F>, fresh: CacheEntry<V> | undefined): void {
    const nextTry = outcome.asked === false ? undefined : this.#trouble.failed(id, outcome.failure);
    if (!outcome.transient) this.#endGrace(id, fresh);
    else if (fresh !== undefined && nextTry !== undefined) this.#entries.postpone(fresh, nextTry);
  }

  /** A grant that was revoked must bite: what the store does not give any more has no grace. */
  #endGrace(id: string, fresh: CacheEntry<V> | undefined): void {
    if (fresh === undefined) this.#entries.delete(id);
    else fresh.staleUntil = fresh.expiresAt;
    this.#witness?.onLoss(id);
  }

  #detached(id: string, outcome: LoadOutcome<V, F>, askedAt: number): CacheAnswer<V, F> {
    if (outcome.kind === 'value')
      return { kind: 'value', entry: this.#entryOf(outcome, askedAt), stale: false };
    return outcome.kind === 'failed' && outcome.transient ? this.#lastOr(id, outcome.failure) : outcome;
  }

  #lastOr(id: string, failure: F): CacheAnswer<V, F> {
    const last = this.#entries.last(id);
    return last === undefined
      ? { kind: 'failed', failure }
      : { kind: 'value', entry: last, stale: !last.fresh };
  }

  #entryOf(outcome: LoadOutcome<V, F> & { kind: 'value' }, askedAt: number): CacheEntry<V> {
    // The age counts from the question: the value may have changed while the answer was on its way.
    const fetchedAt = outcome.fetchedAt ?? askedAt;
    const expiresAt = fetchedAt + this.#policy.ttl;
    return {
      value: outcome.value,
      promise: Promise.resolve(outcome.value),
      versionId: outcome.versionId,
      fetchedAt,
      fresh: this.#policy.ttl === 0 || expiresAt > this.#clock.now(),
      due: false,
      // Spread, so that many processes that booted together do not ask together.
      dueAt: fetchedAt + this.#policy.ttl * (0.8 + this.#random() / 5),
      expiresAt,
      staleUntil: expiresAt + this.#policy.staleIfError,
      epoch: 0,
      lastUse: 0,
    };
  }
}
