"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.SecretCache = void 0;
const entry_of_js_1 = require("./entry-of.js");
const entry_table_js_1 = require("./entry.table.js");
const trouble_memory_js_1 = require("./trouble.memory.js");
/**
 * The state machine of cached secrets for one link: fresh, expired, stale, missing, failing. It knows no store:
 * `load` asks one and says what came of it, and never rejects.
 */
class SecretCache {
    #load;
    #policy;
    #clock;
    #parts;
    #entries;
    #trouble;
    #flights = new Map();
    #patience;
    #witness;
    #isUsed = false;
    constructor(load, parts, patience, witness) {
        this.#patience = patience;
        this.#witness = witness;
        this.#load = load;
        this.#policy = parts.policy;
        this.#clock = parts.clock;
        this.#parts = parts;
        this.#entries = new entry_table_js_1.EntryTable(parts.policy.maxEntries, parts.clock);
        this.#trouble = new trouble_memory_js_1.TroubleMemory(parts);
    }
    /** The fresh value, if there is one: the hot path, one map look-up and no clock. */
    peek(id) {
        const entry = this.#entries.fresh(id);
        if (entry?.due && this.#patience !== undefined)
            this.#refreshAhead(id, entry, this.#patience.background);
        return entry;
    }
    /** Whether the store lately said that it has no such secret. */
    isKnownMissing(id) {
        return this.#trouble.isMissing(id);
    }
    /** Answers from memory while that is allowed, else asks the store, once for all who ask at the same time. */
    async read(id, how) {
        const entry = this.#entries.fresh(id);
        if (entry !== undefined) {
            if (entry.due)
                this.#refreshAhead(id, entry, this.#patience?.background ?? how);
            return { kind: 'value', entry, stale: false };
        }
        if (this.isKnownMissing(id))
            return { kind: 'missing' };
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
    async readTogether(ids, how, loadAll) {
        const wanted = ids.filter((id) => this.#isToBeAsked(id));
        if (wanted.length < 2)
            return;
        const outcomes = loadAll(wanted);
        await Promise.all(wanted.map((id) => this.#fly(id, how, outcomes.then((all) => all.get(id)))));
    }
    /** The keys with a value or a failure. */
    *ids() {
        yield* this.#entries.ids();
        yield* this.#trouble.failing();
    }
    /** What is known of an entry, for reports: looking is no use and asks nothing. */
    look(id) {
        const entry = this.#entries.look(id);
        const failure = this.#trouble.failure(id)?.failure;
        if (entry === undefined)
            return { entry, failure };
        const ageSeconds = (this.#clock.now() - entry.fetchedAt) / 1000;
        const dueAt = entry.due ? -Infinity : Math.min(entry.dueAt, entry.expiresAt);
        return { entry, failure, ageSeconds, dueAt };
    }
    /** The next read asks the store. The value stays for `staleIfError` seconds, in case the store fails then. */
    invalidate(id) {
        // Nothing was asked since everything was invalidated: there is nothing left to do.
        if (!this.#isUsed)
            return;
        const staleUntil = this.#clock.now() + this.#policy.staleIfError;
        this.#trouble.forget(id);
        if (id === undefined) {
            this.#isUsed = false;
            this.#entries.expireAll(staleUntil);
            if (this.#flights.size > 0)
                this.#flights.clear();
        }
        else {
            this.#entries.expire(id, staleUntil);
            this.#flights.delete(id);
        }
        this.#witness?.onLoss(id);
    }
    /** Forgets everything and stops the timer. */
    close() {
        this.invalidate();
        this.#entries.clear();
    }
    #isToBeAsked(id) {
        const nextTry = this.#trouble.failure(id)?.nextTry ?? -Infinity;
        const isKnown = this.#entries.fresh(id) !== undefined || this.isKnownMissing(id);
        return !isKnown && !this.#flights.has(id) && this.#clock.now() >= nextTry;
    }
    #fly(id, how, outcome = this.#load(id, how)) {
        this.#isUsed = true;
        const askedAt = this.#clock.now();
        const answer = outcome.then((said) => {
            // Not the current flight any more: a refresh came in between, and a late answer must not undo it.
            const isCurrent = this.#flights.get(id)?.answer === answer;
            if (isCurrent)
                this.#flights.delete(id);
            if (said === undefined)
                return undefined;
            return isCurrent ? this.#settle(id, said, askedAt) : this.#detached(id, said, askedAt);
        }, (thrown) => {
            // A mistake in `load`: it must not stay the answer for ever.
            if (this.#flights.get(id)?.answer === answer)
                this.#flights.delete(id);
            throw thrown;
        });
        this.#flights.set(id, { how, answer });
        return answer;
    }
    /** Waits for somebody else's flight, but no longer than for one of its own. */
    #join(id, flight, how) {
        const patience = this.#patience;
        if (patience === undefined || patience.waitFor(flight.how) <= patience.waitFor(how))
            return flight.answer;
        return new Promise((resolve, reject) => {
            const giveUp = () => resolve(this.#lastOr(id, patience.tooLate(id)));
            const cancel = this.#clock.schedule(giveUp, patience.waitFor(how), { keepAlive: true });
            flight.answer.finally(cancel).then(resolve, reject);
        });
    }
    #refreshAhead(id, entry, how) {
        entry.due = false;
        // Nobody waits for it: whoever reads after expiry meets the same trouble, and is told.
        this.#fly(id, how).catch(() => { });
    }
    #settle(id, outcome, askedAt) {
        if (outcome.kind === 'value') {
            this.#trouble.forget(id);
            const entry = (0, entry_of_js_1.entryOf)(outcome, askedAt, this.#parts);
            if (this.#policy.ttl > 0)
                this.#entries.set(id, entry);
            this.#witness?.onValue(id, entry);
            return { kind: 'value', entry, stale: !entry.fresh };
        }
        // Asked ahead of expiry: the value keeps its TTL, whatever the store said.
        const fresh = this.#entries.fresh(id);
        if (outcome.kind === 'missing')
            this.#noteMissing(id, fresh);
        else
            this.#noteFailure(id, outcome, fresh);
        return this.#detached(id, outcome, askedAt);
    }
    #noteMissing(id, fresh) {
        this.#trouble.forget(id);
        if (fresh === undefined)
            this.#trouble.missed(id);
        this.#endGrace(id, fresh);
    }
    #noteFailure(id, outcome, fresh) {
        const nextTry = outcome.asked === false ? undefined : this.#trouble.failed(id, outcome.failure);
        if (!outcome.transient)
            this.#endGrace(id, fresh);
        else if (fresh !== undefined && nextTry !== undefined)
            this.#entries.postpone(fresh, nextTry);
    }
    /** A grant that was revoked must bite: what the store does not give any more has no grace. */
    #endGrace(id, fresh) {
        if (fresh === undefined)
            this.#entries.delete(id);
        else
            fresh.staleUntil = fresh.expiresAt;
        this.#witness?.onLoss(id);
    }
    #detached(id, outcome, askedAt) {
        if (outcome.kind === 'value')
            return { kind: 'value', entry: (0, entry_of_js_1.entryOf)(outcome, askedAt, this.#parts), stale: false };
        return outcome.kind === 'failed' && outcome.transient ? this.#lastOr(id, outcome.failure) : outcome;
    }
    #lastOr(id, failure) {
        const last = this.#entries.last(id);
        return last === undefined
            ? { kind: 'failed', failure }
            : { kind: 'value', entry: last, stale: !last.fresh };
    }
}
exports.SecretCache = SecretCache;
