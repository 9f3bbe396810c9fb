/** A map that forgets what was set longest ago when it is full. */
export class BoundedMap {
    #entries = new Map();
    #most;
    constructor(most) {
        this.#most = most;
    }
    get size() {
        return this.#entries.size;
    }
    get(key) {
        return this.#entries.get(key);
    }
    keys() {
        return this.#entries.keys();
    }
    set(key, value) {
        this.#entries.delete(key);
        this.#entries.set(key, value);
        if (this.#entries.size > this.#most) {
            for (const oldest of this.#entries.keys()) {
                this.#entries.delete(oldest);
                break;
            }
        }
    }
    delete(key) {
        return this.#entries.delete(key);
    }
    clear() {
        // Clearing an empty map is not free, and a refresh clears many.
        if (this.#entries.size > 0)
            this.#entries.clear();
    }
}
