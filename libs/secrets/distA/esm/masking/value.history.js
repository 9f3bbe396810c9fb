const DAY = 24 * 60 * 60 * 1000;
const NEWER_VERSIONS = 2;
const MOST_ADDED = 10_000;
/** Which values an application holds in the registry: the current ones, and for a while those they replaced. */
export class ValueHistory {
    #hold;
    #select;
    #clock;
    #byKey = new Map();
    #added = new Map();
    #isEnded = false;
    constructor(hold, select, clock) {
        this.#hold = hold;
        this.#select = select;
        this.#clock = clock;
    }
    /** Called on every read, so the usual case, a value that is known, ends in the first lines. */
    add(key, value) {
        const versions = this.#byKey.get(key);
        if (versions !== undefined && versions.current.value === value)
            return;
        if (this.#isEnded || typeof value !== 'string')
            return;
        if (versions === undefined) {
            this.#byKey.set(key, { current: this.#versionOf(key, value), older: [] });
        }
        else {
            this.#replace(key, versions, value);
        }
    }
    /** Holds a text that belongs to no key. The oldest goes when there are thousands. */
    addForever(text) {
        if (this.#isEnded || typeof text !== 'string' || this.#added.has(text))
            return;
        this.#added.set(text, this.#hold(text));
        if (this.#added.size <= MOST_ADDED)
            return;
        const [oldest, release] = this.#added.entries().next().value;
        this.#added.delete(oldest);
        release();
    }
    /** Lets go of everything, for good. */
    end() {
        this.#isEnded = true;
        for (const { current, older } of this.#byKey.values())
            [current, ...older].forEach(letGo);
        for (const release of this.#added.values())
            release();
        this.#byKey.clear();
        this.#added.clear();
    }
    #versionOf(key, value) {
        return { value, releases: this.#select(key, value).map((text) => this.#hold(text)) };
    }
    #replace(key, versions, value) {
        const replaced = versions.current;
        // A store that rolls back returns an older one: it is the current one again.
        const known = versions.older.find((version) => version.value === value);
        known?.cancel?.();
        versions.current = known ?? this.#versionOf(key, value);
        versions.older = [replaced, ...versions.older.filter((version) => version !== known)];
        versions.older.splice(NEWER_VERSIONS).forEach(letGo);
        replaced.cancel = this.#clock.schedule(() => {
            versions.older = versions.older.filter((version) => version !== replaced);
            letGo(replaced);
        }, DAY);
    }
}
function letGo(version) {
    version.cancel?.();
    for (const release of version.releases)
        release();
}
