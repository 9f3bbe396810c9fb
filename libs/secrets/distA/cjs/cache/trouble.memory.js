"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TroubleMemory = void 0;
const back_off_js_1 = require("./back-off.js");
const bounded_map_js_1 = require("./bounded-map.js");
/** How many keys each memory holds: made-up keys must not fill the process. */
const MOST_REMEMBERED = 1000;
/** What is remembered of keys that the store does not have, or could not give, apart from all values. */
class TroubleMemory {
    #parts;
    #missingUntil = new bounded_map_js_1.BoundedMap(MOST_REMEMBERED);
    #failures = new bounded_map_js_1.BoundedMap(MOST_REMEMBERED);
    constructor(parts) {
        this.#parts = parts;
    }
    isMissing(id) {
        const until = this.#missingUntil.get(id);
        return until !== undefined && this.#parts.clock.now() < until;
    }
    /** The last failure, until the store answers or it is forgotten. */
    failure(id) {
        return this.#failures.get(id);
    }
    failing() {
        return this.#failures.keys();
    }
    missed(id) {
        const { clock, policy, random } = this.#parts;
        // Without a cache nothing is remembered, neither that there was nothing nor a failure.
        if (policy.negativeTtl === 0)
            return;
        this.#missingUntil.set(id, clock.now() + policy.negativeTtl * (0.8 + random() * 0.4));
    }
    /** When the store may be asked again, if it has to be left alone. */
    failed(id, failure) {
        const { clock, policy, random } = this.#parts;
        if (policy.ttl === 0)
            return undefined;
        const count = (this.#failures.get(id)?.count ?? 0) + 1;
        const nextTry = clock.now() + (0, back_off_js_1.backOff)(count, random);
        this.#failures.set(id, { failure, count, nextTry });
        return nextTry;
    }
    /** Of one key, or of all. */
    forget(id) {
        for (const memory of [this.#missingUntil, this.#failures]) {
            if (id === undefined)
                memory.clear();
            else
                memory.delete(id);
        }
    }
}
exports.TroubleMemory = TroubleMemory;
