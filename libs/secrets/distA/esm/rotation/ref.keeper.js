import { parseSecretKey } from '../keys/secret-key.js';
import { LiveSecretRef } from './secret.ref.js';
/** Milliseconds until a value that could not be refreshed is looked after again; the cache's back-off decides on calls. */
const RETRY = 5000;
/** Milliseconds after an entry is due, so that the cache's own timer has marked it. */
const AFTER_DUE = 100;
/** Milliseconds after which what is looked up at each read is looked at again. */
const LOOK_EVERY = 30_000;
/** Keeps references up to date: each load reaches them, and one timer refreshes them ahead of expiry. */
export class RefKeeper {
    #parts;
    #kept = new Map();
    #wakeAt = Infinity;
    #cancelTimer = () => { };
    constructor(parts) {
        this.#parts = parts;
        parts.changes.watch((key) => this.look(key));
    }
    /** The reference to a key, the same for everybody. Loads nothing. */
    ref(key) {
        const known = this.#kept.get(key);
        if (known !== undefined)
            return known.ref;
        const { base } = parseSecretKey(key);
        const { changes, reader } = this.#parts;
        const ref = new LiveSecretRef(key, {
            load: () => this.#parts.load(key),
            previous: () => reader.ofBase(key, (whole) => changes.previous(whole)),
        });
        const kept = { ref, base, nextAt: Infinity };
        this.#kept.set(key, kept);
        // What was read before somebody wanted a reference is known, too.
        this.#update(kept);
        return ref;
    }
    close() {
        this.#cancelTimer();
        this.#wakeAt = Infinity;
        for (const { ref } of this.#kept.values())
            ref.put(undefined);
        this.#kept.clear();
    }
    /** Gives the references to a secret what may be served of it now. */
    look(base) {
        for (const kept of this.#kept.values())
            if (base === undefined || kept.base === base)
                this.#update(kept);
    }
    /** Takes the value that may be served now, and sets the time to look after it again. */
    #update(kept, retryAfter = AFTER_DUE) {
        const { reader, clock } = this.#parts;
        const served = reader.chain.look(kept.base);
        const value = reader.ofBase(kept.ref.key, () => served?.value);
        // It was rotated to what its path leads nowhere in: a read tells of that, without a call.
        const isSpoilt = value === undefined && served !== undefined && kept.ref.hasValue;
        kept.ref.put(value);
        if (isSpoilt)
            void this.#refresh(kept);
        const now = clock.now();
        if (served === undefined) {
            // It loads nothing by itself; but what it had once, it looks for again.
            if (kept.nextAt !== Infinity)
                this.#lookAt(kept, Math.min(kept.nextAt, now + RETRY));
            return;
        }
        const dueAt = served.dueAt ?? now + LOOK_EVERY;
        const lookAt = served.stale
            ? now + (served.failure ? RETRY : retryAfter)
            : Math.max(now, dueAt) + AFTER_DUE;
        this.#lookAt(kept, Math.min(lookAt, served.endsAt));
    }
    #lookAt(kept, moment) {
        kept.nextAt = moment;
        this.#wakeBy(moment);
    }
    #wakeBy(moment) {
        if (moment >= this.#wakeAt)
            return;
        this.#cancelTimer();
        this.#wakeAt = moment;
        this.#cancelTimer = this.#parts.clock.schedule(() => this.#wake(), moment - this.#parts.clock.now());
    }
    #wake() {
        this.#wakeAt = Infinity;
        const now = this.#parts.clock.now();
        for (const kept of this.#kept.values()) {
            if (now < kept.nextAt) {
                this.#wakeBy(kept.nextAt);
                continue;
            }
            // At once, so that nothing is served past its bound while the store is asked.
            const served = this.#parts.reader.chain.look(kept.base);
            if (served === undefined)
                kept.ref.put(undefined);
            this.#lookAt(kept, Math.min(now + RETRY, served?.endsAt ?? Infinity));
            void this.#refresh(kept);
        }
    }
    async #refresh(kept) {
        const { reader } = this.#parts;
        // Its trouble is told by the link, once; and who needs the value meets it in `get()`.
        await reader.text(kept.ref.key, 'background').catch(() => undefined);
        if (this.#kept.get(kept.ref.key) === kept && !reader.chain.isClosed)
            this.#update(kept, RETRY);
    }
}
