"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.EntryTable = void 0;
/** Times that all entries may be ended before each is aged: a refresh in a loop must not fill the process. */
const MOST_BOUNDS = 1000;
/**
 * The entries of a cache, bounded, the least recently used leaving first. One timer ends freshness and drops what
 * may not be served any more, so that a hit reads no clock and an idle process keeps no old secret.
 */
class EntryTable {
    #entries = new Map();
    #most;
    #clock;
    /** The stale bound of each time that all entries were ended since the table was last walked. */
    #bounds = [];
    #uses = 0;
    #wakeAt = Infinity;
    #cancelTimer = () => { };
    constructor(most, clock) {
        this.#most = most;
        this.#clock = clock;
    }
    fresh(id) {
        const entry = this.#entries.get(id);
        if (entry === undefined)
            return undefined;
        if (entry.epoch !== this.#bounds.length)
            this.#age(entry);
        if (!entry.fresh)
            return undefined;
        entry.lastUse = ++this.#uses;
        return entry;
    }
    /** The value that may still stand in for a store in trouble. */
    last(id) {
        const entry = this.look(id);
        if (entry !== undefined)
            entry.lastUse = ++this.#uses;
        return entry;
    }
    ids() {
        return this.#entries.keys();
    }
    /** The value that may be served, without counting as a use. */
    look(id) {
        const entry = this.#entries.get(id);
        if (entry === undefined)
            return undefined;
        this.#age(entry);
        return this.#clock.now() >= entry.staleUntil ? undefined : entry;
    }
    set(id, entry) {
        entry.lastUse = ++this.#uses;
        entry.epoch = this.#bounds.length;
        this.#entries.set(id, entry);
        if (this.#entries.size > this.#most)
            this.#evictOne();
        this.#wakeBy(Math.min(entry.dueAt, entry.expiresAt));
    }
    /** Makes a fresh entry due later. */
    postpone(entry, dueAt) {
        entry.dueAt = dueAt;
        this.#wakeBy(dueAt);
    }
    expire(id, staleUntil) {
        const entry = this.#entries.get(id);
        if (entry === undefined)
            return;
        end(entry, staleUntil);
        this.#wakeBy(entry.staleUntil);
    }
    /** Ends the freshness of all entries at once: each is aged when it is touched next, so this costs no walk. */
    expireAll(staleUntil) {
        if (this.#entries.size === 0)
            return;
        if (this.#bounds.length === MOST_BOUNDS)
            this.#walk();
        this.#bounds.push(staleUntil);
        this.#wakeBy(staleUntil);
    }
    delete(id) {
        this.#entries.delete(id);
    }
    clear() {
        this.#entries.clear();
        this.#bounds.length = 0;
        this.#cancelTimer();
        this.#wakeAt = Infinity;
    }
    /** Applies what ended all entries after this one was set: the first such bound is the nearest. */
    #age(entry) {
        const bound = this.#bounds[entry.epoch];
        if (bound === undefined)
            return;
        end(entry, bound);
        entry.epoch = this.#bounds.length;
    }
    #evictOne() {
        let oldest;
        let least = Infinity;
        for (const [id, { lastUse }] of this.#entries) {
            if (lastUse >= least)
                continue;
            least = lastUse;
            oldest = id;
        }
        if (oldest !== undefined)
            this.#entries.delete(oldest);
    }
    #wakeBy(moment) {
        if (moment >= this.#wakeAt)
            return;
        this.#cancelTimer();
        this.#wakeAt = moment;
        this.#cancelTimer = this.#clock.schedule(() => this.#wake(), Math.max(0, moment - this.#clock.now()));
    }
    #wake() {
        this.#wakeAt = Infinity;
        this.#walk();
    }
    /** Ages every entry, drops what may not be served any more, and wakes for what ends next. */
    #walk() {
        const now = this.#clock.now();
        let next = Infinity;
        for (const [id, entry] of this.#entries) {
            this.#age(entry);
            entry.epoch = 0;
            if (now >= entry.expiresAt)
                entry.fresh = false;
            else if (now >= entry.dueAt) {
                entry.due = true;
                entry.dueAt = Infinity;
            }
            if (!entry.fresh && now >= entry.staleUntil) {
                this.#entries.delete(id);
                continue;
            }
            next = Math.min(next, entry.fresh ? Math.min(entry.dueAt, entry.expiresAt) : entry.staleUntil);
        }
        // Every entry is aged now, so the bounds have done their work.
        this.#bounds.length = 0;
        this.#wakeBy(next);
    }
}
exports.EntryTable = EntryTable;
/** Ends freshness; the value may stand in for a store in trouble until then, and never longer than before. */
function end(entry, staleUntil) {
    entry.fresh = false;
    entry.staleUntil = Math.min(entry.staleUntil, staleUntil);
}
