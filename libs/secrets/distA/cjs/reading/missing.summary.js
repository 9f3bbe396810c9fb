"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MissingSummary = void 0;
const secret_key_js_1 = require("../keys/secret-key.js");
const INTERVAL = 60_000;
const MOST_NAMED = 10;
/** Tells of keys that no provider has: each at debug, and at most one summary a minute at warn. */
class MissingSummary {
    output;
    clock;
    #keys = new Set();
    #reads = 0;
    #lastLine = -Infinity;
    constructor(output, clock) {
        this.output = output;
        this.clock = clock;
    }
    note(key) {
        this.output.debug(`Secret ${(0, secret_key_js_1.showKey)(key)} is in no provider`);
        this.#reads++;
        if (this.#keys.size < MOST_NAMED)
            this.#keys.add(key);
        const now = this.clock.now();
        if (now - this.#lastLine < INTERVAL)
            return;
        this.#lastLine = now;
        const named = [...this.#keys].map(secret_key_js_1.showKey).join(', ');
        this.output.warn(`In no provider: ${named}${this.#reads > 1 ? `, in ${this.#reads} reads since the last line` : ''}`);
        this.#keys.clear();
        this.#reads = 0;
    }
}
exports.MissingSummary = MissingSummary;
