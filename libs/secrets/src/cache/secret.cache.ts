import type { Clock } from '../utils/clock.js';
import type { CachePolicy } from './cache.options.js';
import type { CacheAnswer, CacheEntry, LoadFailure, LoadOutcome } from './cache-entry.js';
import { entryOf } from './entry-of.js';
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
  readonly #parts: SecretCacheParts;
  readonly #entries: EntryTable<V>;
  readonly #trouble: TroubleMemory<F>;
  readonly #flights = new Map<string, Flight<V, F, L>>();
  readonly #patience: SecretCachePatience<F, L> | undefined;
  readonly #witness: SecretCacheWitness<V> | undefined;
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
    this.#parts = parts;
    this.#entries = new EntryTable(parts.policy.maxEntries, parts.clock);
    this.#trouble = new TroubleMemory(parts);
  }

  /** The values that need no look at anything else: a hit does not even go through the cache. */
  get hits(): Pick<EntryTable<V>, 'hot'> {
    return this.#entries;
  }

  /** The fresh value, if there is one, without a look at the clock. */
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
      return { kind: 'value', entry, origin: 'hit' };
    }
    if (this.isKnownMissing(id)) return { kind: 'missing' };
    const failing = this.#trouble.failure(id);
    const flight = this.#flights.get(id);
    // Where the store has failed before, one reader waits to see whether it still does; the others need not.
    const isOthersProbe = flight !== undefined && this.#entries.last(id) !== undefined;
    if (failing !== undefined && (isOthersProbe || this.#clock.now() < failing.nextTry))
      return this.#lastOr(id, failing.failure);
    const answer = await (flight === undefined ? this.#fly(id, how) : this.#join(id, flight, how));
    // What a batch leaves out is read singly, by who needs it.
    return answer ?? this.read(id, how);
  }

  /**
   * Asks for several at once, those that a read would ask the store for. Each has a flight of its own, so that who
   * reads one of them meanwhile waits for the same answer.
   */
  async readTogether(
    ids: readonly string[],
    how: L,
    loadAll: (ids: string[]) => Promise<ReadonlyMap<string, LoadOutcome<V, F>>>,
  ): Promise<void> {
    const wanted = ids.filter((id) => this.#isToBeAsked(id));
    if (wanted.length < 2) return;
    const outcomes = loadAll(wanted);
    await Promise.all(
      wanted.map((id) =>
        this.#fly(
          id,
          how,
          outcomes.then((all) => all.get(id)),
        ),
      ),
    );
  }

  /** The keys with a value or a failure. */
  *ids(): Iterable<string> {
    yield* this.#entries.ids();
    yield* this.#trouble.failing();
  }

  /** What is known of an entry, for reports: looking is no use and asks nothing. */
  look(id: string): CacheView<V, F> {
    const entry = this.#entries.look(id);
    const failed = this.#trouble.failure(id);
    const failure = failed?.failure;
    if (entry === undefined) return { entry, failure, failed };
    const ageSeconds = (this.#clock.now() - entry.fetchedAt) / 1000;
    const dueAt = entry.due ? -Infinity : Math.min(entry.dueAt, entry.expiresAt);
    return { entry, failure, failed, ageSeconds, dueAt };
  }

  /** The next read asks the store. The value stays for `staleIfError` seconds, in case the store fails then. */
  invalidate(id?: string): void {
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

  #isToBeAsked(id: string): boolean {
    const nextTry = this.#trouble.failure(id)?.nextTry ?? -Infinity;
    const isKnown = this.#entries.fresh(id) !== undefined || this.isKnownMissing(id);
    return !isKnown && !this.#flights.has(id) && this.#clock.now() >= nextTry;
  }

  #fly(
    id: string,
    how: L,
    outcome: Promise<LoadOutcome<V, F> | undefined> = this.#load(id, how),
  ): Promise<CacheAnswer<V, F> | undefined> {
    this.#isUsed = true;
    const askedAt = this.#clock.now();
    const answer: Promise<CacheAnswer<V, F> | undefined> = outcome.then(
      (said) => {
        // Not the current flight any more: a refresh came in between, and a late answer must not undo it.
        const isCurrent = this.#flights.get(id)?.answer === answer;
        if (isCurrent) this.#flights.delete(id);
        if (said === undefined) return undefined;
        return isCurrent ? this.#settle(id, said, askedAt) : this.#detached(id, said, askedAt);
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
  #join(id: string, flight: Flight<V, F, L>, how: L): Flight<V, F, L>['answer'] {
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
    this.#fly(id, how).catch(() => {});
  }

  #settle(id: string, outcome: LoadOutcome<V, F>, askedAt: number): CacheAnswer<V, F> {
    if (outcome.kind === 'value') {
      this.#trouble.forget(id);
      const entry = entryOf(outcome, askedAt, this.#parts);
      if (this.#policy.ttl > 0) this.#entries.set(id, entry);
      this.#witness?.onValue(id, entry);
      return { kind: 'value', entry, origin: entry.fresh ? 'fetched' : 'stale' };
    }
    // Asked ahead of expiry: the value keeps its TTL, whatever the store said.
    const fresh = this.#entries.fresh(id);
    if (outcome.kind === 'missing') this.#noteMissing(id, fresh);
    else this.#noteFailure(id, outcome, fresh);
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
      return { kind: 'value', entry: entryOf(outcome, askedAt, this.#parts), origin: 'fetched' };
    return outcome.kind === 'failed' && outcome.transient ? this.#lastOr(id, outcome.failure) : outcome;
  }

  #lastOr(id: string, failure: F): CacheAnswer<V, F> {
    const last = this.#entries.last(id);
    return last === undefined
      ? { kind: 'failed', failure }
      : { kind: 'value', entry: last, origin: last.fresh ? 'hit' : 'stale' };
  }
}
