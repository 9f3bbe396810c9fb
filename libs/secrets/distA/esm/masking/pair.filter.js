/** Says of most pairs of numbers that were never added that they were not; of those that were, always that they were. */
export class PairFilter {
    #bits;
    #mask;
    /** @param size how many bits: a power of two, several times as many as there will be pairs */
    constructor(size) {
        this.#bits = new Uint32Array(size >> 5);
        this.#mask = size - 1;
    }
    add(first, second) {
        const hash = hashOf(first, second);
        this.#set(hash & this.#mask);
        this.#set((hash >>> 15) & this.#mask);
    }
    mayHave(first, second) {
        const hash = hashOf(first, second);
        return this.#isSet(hash & this.#mask) && this.#isSet((hash >>> 15) & this.#mask);
    }
    #set(at) {
        this.#bits[at >> 5] = this.#bits[at >> 5] | (1 << (at & 31));
    }
    #isSet(at) {
        return ((this.#bits[at >> 5] >>> (at & 31)) & 1) === 1;
    }
}
/** Two places in one number: its last bits, and those from the fifteenth on. */
function hashOf(first, second) {
    return Math.imul(first ^ Math.imul(second, 0x9e3779b1), 0x85ebca6b);
}
