import type { Clock } from '../utils/clock.js';
import type { CacheEntry } from './cache-entry.js';

/** Times that all entries may be ended before each is aged: a refresh in a loop must not fill the process. */
const MOST_BOUNDS = 1000;

/**
 * The entries of a cache, bounded, the least recently used leaving first. One timer ends freshness and drops what
 * may not be served any more, so that a hit reads no clock and an idle process keeps no old secret.
 */
export class EntryTable<V> {
  readonly #entries = new Map<string, CacheEntry<V>>();
  readonly #most: number;
  readonly #clock: Clock;
  /** The stale bound of each time that all entries were ended since the table was last walked. */
  readonly #bounds: number[] = [];
  /** How many these are: a hit does not go through the list. */
  #epoch = 0;
  #uses = 0;
  #wakeAt = Infinity;
  #cancelTimer: () => void = () => {};

  constructor(most: number, clock: Clock) {
    this.#most = most;
    this.#clock = clock;
  }

  /** A fresh value that is not due: the hot path, in which each step costs a part of the whole read. */
  hot(id: string): CacheEntry<V> | undefined {
    const entry = this.#entries.get(id);
    if (entry === undefined || entry.hotIn !== this.#epoch) return undefined;
    entry.lastUse = ++this.#uses;
    return entry;
  }

  fresh(id: string): CacheEntry<V> | undefined {
    const entry = this.#entries.get(id);
    if (entry === undefined) return undefined;
    this.#age(entry);
    if (!entry.fresh) return undefined;
    entry.lastUse = ++this.#uses;
    return entry;
  }

  /** The value that may still stand in for a store in trouble. */
  last(id: string): CacheEntry<V> | undefined {
    const entry = this.look(id);
    if (entry !== undefined) entry.lastUse = ++this.#uses;
    return entry;
  }

  ids(): Iterable<string> {
    return this.#entries.keys();
  }

  /** The value that may be served, without counting as a use. */
  look(id: string): CacheEntry<V> | undefined {
    const entry = this.#entries.get(id);
    if (entry === undefined) return undefined;
    this.#age(entry);
    return this.#clock.now() >= entry.staleUntil ? undefined : entry;
  }

  set(id: string, entry: CacheEntry<V>): void {
    entry.lastUse = ++this.#uses;
    entry.epoch = this.#epoch;
    entry.hotIn = entry.fresh ? this.#epoch : -1;
    this.#entries.set(id, entry);
    if (this.#entries.size > this.#most) this.#evictOne();
    this.#wakeBy(Math.min(entry.dueAt, entry.expiresAt));
  }

  /** Makes a fresh entry due later. */
  postpone(entry: CacheEntry<V>, dueAt: number): void {
    entry.dueAt = dueAt;
    this.#wakeBy(dueAt);
  }

  expire(id: string, staleUntil: number): void {
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    end(entry, staleUntil);
    this.#wakeBy(entry.staleUntil);
  }

  /** Ends the freshness of all entries at once: each is aged when it is touched next, so this costs no walk. */
  expireAll(staleUntil: number): void {
    if (this.#entries.size === 0) return;
    if (this.#epoch === MOST_BOUNDS) this.#walk();
    this.#epoch = this.#bounds.push(staleUntil);
    this.#wakeBy(staleUntil);
  }

  delete(id: string): void {
    this.#entries.delete(id);
  }

  clear(): void {
    this.#entries.clear();
    this.#bounds.length = this.#epoch = 0;
    this.#cancelTimer();
    this.#wakeAt = Infinity;
  }

  /** Applies what ended all entries after this one was set: the first such bound is the nearest. */
  #age(entry: CacheEntry<V>): void {
    const bound = this.#bounds[entry.epoch];
    if (bound === undefined) return;
    end(entry, bound);
    entry.epoch = this.#epoch;
  }

  #evictOne(): void {
    let oldest: string | undefined;
    let least = Infinity;
    for (const [id, { lastUse }] of this.#entries) {
      if (lastUse >= least) continue;
      least = lastUse;
      oldest = id;
    }
    if (oldest !== undefined) this.#entries.delete(oldest);
  }

  #wakeBy(moment: number): void {
    if (moment >= this.#wakeAt) return;
    this.#cancelTimer();
    this.#wakeAt = moment;
    this.#cancelTimer = this.#clock.schedule(() => this.#wake(), Math.max(0, moment - this.#clock.now()));
  }

  #wake(): void {
    this.#wakeAt = Infinity;
    this.#walk();
  }

  /** Ages every entry, drops what may not be served any more, and wakes for what ends next. */
  #walk(): void {
    const now = this.#clock.now();
    let next = Infinity;
    for (const [id, entry] of this.#entries) {
      this.#age(entry);
      entry.epoch = 0;
      if (now >= entry.expiresAt) entry.fresh = false;
      else if (now >= entry.dueAt) {
        entry.due = true;
        entry.dueAt = Infinity;
      }
      if (!entry.fresh && now >= entry.staleUntil) {
        this.#entries.delete(id);
        continue;
      }
      entry.hotIn = entry.fresh && !entry.due ? 0 : -1;
      next = Math.min(next, entry.fresh ? Math.min(entry.dueAt, entry.expiresAt) : entry.staleUntil);
    }
    // Every entry is aged now, so the bounds have done their work.
    this.#bounds.length = this.#epoch = 0;
    this.#wakeBy(next);
  }
}

/** Ends freshness; the value may stand in for a store in trouble until then, and never longer than before. */
function end(entry: CacheEntry<unknown>, staleUntil: number): void {
  entry.fresh = false;
  entry.hotIn = -1;
  entry.staleUntil = Math.min(entry.staleUntil, staleUntil);
}
