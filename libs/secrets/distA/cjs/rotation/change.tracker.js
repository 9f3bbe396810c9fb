"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ChangeTracker = void 0;
const bounded_map_js_1 = require("../cache/bounded-map.js");
const error_facts_js_1 = require("../errors/error-facts.js");
const secret_key_js_1 = require("../keys/secret-key.js");
const FEWEST_KEYS = 1000;
/** Milliseconds that a previous value may still be of use: the overlap of a rotation. */
const OVERLAP = 24 * 60 * 60_000;
/** Sees every value that the links give, and tells when one is not what it was. */
class ChangeTracker {
    #known;
    #listeners = new Set();
    #watcher = () => { };
    #output;
    #clock;
    /** `mostCached`: secrets that all links may keep; of each a change must be seen. */
    constructor(output, clock, mostCached) {
        this.#known = new bounded_map_js_1.BoundedMap(Math.max(FEWEST_KEYS, mostCached));
        this.#output = output;
        this.#clock = clock;
    }
    /** Returns what takes the listener away again. The same function may listen more than once. */
    listen(listener) {
        const own = (change) => listener(change);
        this.#listeners.add(own);
        return () => void this.#listeners.delete(own);
    }
    /** Called with the key of each value that is seen, or may not be served as long as it could; before listeners are told. */
    watch(watcher) {
        this.#watcher = watcher;
    }
    /** What is served of a key, or of any, is another value, or ends at another time. */
    move(key) {
        this.#watcher(key);
    }
    /** `isShadowed`: another link has the value that is read. */
    see(key, seen, isShadowed) {
        const known = this.#known.get(key);
        if (known !== undefined && !isChange(known.current, seen))
            return this.#watcher(key);
        if (isShadowed())
            return;
        if (known === undefined) {
            this.#known.set(key, { current: seen, previous: undefined });
            return this.#watcher(key);
        }
        const { current } = known;
        const previous = !isSame(current.value, seen.value)
            ? { value: current.value, until: this.#clock.now() + OVERLAP }
            : known.previous;
        this.#known.set(key, { current: seen, previous });
        this.#watcher(key);
        this.#tell({
            key,
            provider: seen.provider,
            versionId: seen.versionId,
            previousVersionId: current.versionId,
            at: new Date(),
        });
    }
    /** The keys that have been seen, each with what was seen last. */
    *seen() {
        for (const key of this.#known.keys()) {
            const known = this.#known.get(key);
            if (known !== undefined)
                yield [key, known.current];
        }
    }
    /** The value before the last change, while it may still be valid. */
    previous(key) {
        const previous = this.#known.get(key)?.previous;
        if (previous === undefined || this.#clock.now() >= previous.until)
            return undefined;
        const { value } = previous;
        return typeof value === 'string' ? { form: 'text', text: value } : { form: 'binary', bytes: value };
    }
    close() {
        this.#known.clear();
        this.#listeners.clear();
    }
    #tell(change) {
        // A copy: one that takes itself away and listens anew must not be told of the same change for ever.
        for (const listener of [...this.#listeners]) {
            if (!this.#listeners.has(listener))
                continue;
            const failed = (thrown) => this.#output.error(`A listener to changes of ${(0, secret_key_js_1.showKey)(change.key)} failed, because: ${(0, error_facts_js_1.describeFacts)((0, error_facts_js_1.errorFacts)(thrown))}`);
            try {
                Promise.resolve(listener(change)).catch(failed);
            }
            catch (thrown) {
                failed(thrown);
            }
        }
    }
}
exports.ChangeTracker = ChangeTracker;
// A store's versions tell a rotation to the same text; without them, or from another store, the text does.
function isChange(before, now) {
    if (!isSame(before.value, now.value))
        return true;
    const isSameStore = before.provider === now.provider;
    const areVersioned = before.versionId !== undefined && now.versionId !== undefined;
    return isSameStore && areVersioned && before.versionId !== now.versionId;
}
function isSame(one, other) {
    if (typeof one === 'string' || typeof other === 'string')
        return one === other;
    return Buffer.compare(one, other) === 0;
}
