"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.CheckedChain = void 0;
const chain_reader_js_1 = require("../reading/chain.reader.js");
/** A chain whose keys with a schema have no hot path, since each new value of theirs must be looked at first. */
class CheckedChain extends chain_reader_js_1.ChainReader {
    #isChecked;
    constructor(links, fallback, isChecked) {
        super(links, fallback);
        this.#isChecked = isChecked;
    }
    peek(key) {
        return this.#isChecked(key) ? undefined : super.peek(key);
    }
}
exports.CheckedChain = CheckedChain;
