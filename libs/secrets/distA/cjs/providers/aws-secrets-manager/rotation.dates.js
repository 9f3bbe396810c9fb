"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.RotationDates = void 0;
const bounded_map_js_1 = require("../../cache/bounded-map.js");
const secrets_errors_js_1 = require("../../errors/secrets.errors.js");
const vouched_errors_js_1 = require("../../errors/vouched-errors.js");
const deadline_js_1 = require("../../utils/deadline.js");
const stored_secret_js_1 = require("./stored-secret.js");
/** Milliseconds after the date in which the many processes of an application ask, each at its own moment. */
const SPREAD = 60_000;
/** Milliseconds that one question may take; nobody waits for it. */
const TIMEOUT = 10_000;
const MOST_SECRETS = 1000;
/** While somebody listens, asks once for each version of a secret when it rotates next, and tells when that is past. */
class RotationDates {
    #parts;
    #listeners = new Set();
    #known = new bounded_map_js_1.BoundedMap(MOST_SECRETS);
    #closing = new AbortController();
    /** One question after the other: a boot reads many secrets at once, and none of these is urgent. */
    #questions = Promise.resolve();
    #wakeAt = Infinity;
    #cancelTimer = () => { };
    constructor(parts) {
        this.#parts = parts;
    }
    listen(listener) {
        this.#listeners.add(listener);
        return () => {
            this.#listeners.delete(listener);
            if (this.#listeners.size > 0)
                return;
            this.#closing.abort();
            this.#closing = new AbortController();
            this.#known.clear();
            this.#cancelTimer();
            this.#wakeAt = Infinity;
        };
    }
    /** Called with each value that was read, whose secret may answer several keys. */
    saw(id, key, versionId) {
        if (this.#listeners.size === 0 || versionId === undefined)
            return;
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
    async #ask(id, known, closing) {
        if (this.#known.get(id) !== known)
            return;
        const { clock, random, today, describe } = this.#parts;
        try {
            const date = await (0, deadline_js_1.withDeadline)(TIMEOUT, clock, (signal) => describe(id, signal), closing);
            // One that is past, or no date at all, says nothing of the next rotation: the TTL decides.
            const at = date?.getTime() ?? NaN;
            if (!(at > today()))
                return;
            known.at = at + random() * SPREAD;
            if (this.#known.get(id) === known)
                this.#wakeBy(known.at);
        }
        catch (thrown) {
            if (closing.aborted)
                return;
            // A refusal holds for this version; an outage may be over when it is read again.
            const isOutage = (0, secrets_errors_js_1.isSecretsError)(thrown) && thrown.code === 'UNAVAILABLE';
            if (isOutage && this.#known.get(id) === known)
                this.#known.delete(id);
            for (const { failed } of this.#listeners)
                failed(dateUnknown(thrown));
        }
    }
    /** Waits are counted on the clock that does not jump, and what they end at is looked up on the other again. */
    #wakeBy(at) {
        if (at >= this.#wakeAt)
            return;
        const { clock, today } = this.#parts;
        this.#cancelTimer();
        this.#wakeAt = at;
        this.#cancelTimer = clock.schedule(() => this.#wake(), Math.max(1, at - today()));
    }
    #wake() {
        this.#wakeAt = Infinity;
        const now = this.#parts.today();
        let next = Infinity;
        const due = new Set();
        for (const id of this.#known.keys()) {
            const known = this.#known.get(id);
            if (known === undefined)
                continue;
            if (now >= known.at) {
                known.at = Infinity;
                for (const key of known.keys)
                    due.add(key);
            }
            next = Math.min(next, known.at);
        }
        if (next !== Infinity)
            this.#wakeBy(next);
        if (due.size > 0)
            for (const { changed } of this.#listeners)
                changed([...due]);
    }
}
exports.RotationDates = RotationDates;
function dateUnknown(thrown) {
    const reason = (0, vouched_errors_js_1.vouchOf)(thrown)?.clause ?? 'no valid answer';
    const trouble = `DescribeSecret does not say when secrets rotate, as it met this: ${reason}`;
    return (0, vouched_errors_js_1.vouched)(new secrets_errors_js_1.SecretUnavailableError(`AWS Secrets Manager: ${trouble}`, { provider: stored_secret_js_1.PROVIDER }), {
        clause: trouble,
    });
}
