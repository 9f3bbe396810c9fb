"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ValueRegistry = void 0;
const value_matcher_js_1 = require("./value.matcher.js");
/** The values to search for, each for as long as anybody holds it. */
class ValueRegistry {
    #holders = new Map();
    #matcher = new value_matcher_js_1.ValueMatcher();
    /** Returns what lets go of it; another call of that does nothing. */
    add(value) {
        if (!(0, value_matcher_js_1.isSearchable)(value))
            return () => undefined;
        const holders = this.#holders.get(value) ?? 0;
        this.#holders.set(value, holders + 1);
        if (holders === 0)
            this.#matcher.add(value);
        let held = true;
        return () => {
            if (held)
                this.#release(value);
            held = false;
        };
    }
    mask(text) {
        return this.#holders.size === 0 ? text : this.#matcher.mask(text);
    }
    #release(value) {
        const holders = (this.#holders.get(value) ?? 1) - 1;
        if (holders > 0) {
            this.#holders.set(value, holders);
            return;
        }
        this.#holders.delete(value);
        this.#matcher.remove(value);
    }
}
exports.ValueRegistry = ValueRegistry;
