import { ChainReader } from '../reading/chain.reader.js';
/** A chain whose keys with a schema have no hot path, since each new value of theirs must be looked at first. */
export class CheckedChain extends ChainReader {
    #isChecked;
    constructor(links, fallback, isChecked) {
        super(links, fallback);
        this.#isChecked = isChecked;
    }
    peek(key) {
        return this.#isChecked(key) ? undefined : super.peek(key);
    }
}
