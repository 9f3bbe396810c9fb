"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.SecretUse = void 0;
const bounded_map_js_1 = require("../cache/bounded-map.js");
/** Milliseconds between two refreshes of a key that failed logins ask for. */
const REFRESH_EVERY = 1000;
/** Uses secrets that may be rotated between their read and their use. */
class SecretUse {
    #parts;
    #refreshes = new bounded_map_js_1.BoundedMap(1000);
    constructor(parts) {
        this.#parts = parts;
    }
    /** Tries the value that is known, then the one that the store has now, then the previous one. */
    async run(key, use, { isAuthError }) {
        const tried = new Set();
        const candidates = [
            () => this.#parts.read(key),
            () => this.#newest(key),
            // Not every database knows the new one yet.
            async () => this.#parts.previous(key),
        ];
        let refusal;
        for (const candidate of candidates) {
            const secret = await candidate().catch((error) => {
                if (tried.size === 0)
                    throw error;
                return undefined; // The refusal tells more than that the store is down as well.
            });
            // The same value would be refused again, and some stores lock an account for it.
            if (secret === undefined || tried.has(secret))
                continue;
            tried.add(secret);
            try {
                return await use(secret);
            }
            catch (error) {
                if (!isAuthError(error))
                    throw error;
                refusal = error;
            }
        }
        throw refusal;
    }
    async #newest(key) {
        const now = this.#parts.clock.now();
        let refresh = this.#refreshes.get(key);
        // A flood of failed logins must not become a flood of calls.
        if (refresh === undefined || now - refresh.at >= REFRESH_EVERY) {
            // A provider that cannot refresh is asked all the same by the read.
            refresh = { at: now, done: this.#parts.refresh(key).catch(() => undefined) };
            this.#refreshes.set(key, refresh);
        }
        await refresh.done;
        return this.#parts.read(key);
    }
}
exports.SecretUse = SecretUse;
