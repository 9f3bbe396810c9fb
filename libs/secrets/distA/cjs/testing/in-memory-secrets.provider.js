"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.InMemorySecretsProvider = void 0;
/**
 * A store in memory, for tests. It is cached like any other link: what `set`, `delete` and `rotate` change is seen
 * after `refresh()` or when the TTL has passed.
 *
 * @example
 * .overrideProvider(SECRETS_CHAIN).useValue([new InMemorySecretsProvider({ API_KEY: 'a value for the test' })])
 */
class InMemorySecretsProvider {
    name = 'in-memory';
    /** Every call so far, in order. */
    calls = [];
    #secrets = new Map();
    #failures = [];
    #versions = 0;
    constructor(secrets = {}) {
        for (const [key, value] of Object.entries(secrets))
            this.set(key, value);
    }
    async getSecret(key, _context) {
        this.#record('getSecret', key);
        return this.#secrets.get(key);
    }
    async listSecrets(prefix) {
        this.#record('listSecrets', prefix);
        return [...this.#secrets.keys()].filter((key) => key.startsWith(prefix)).sort();
    }
    async refresh() {
        this.calls.push({ method: 'refresh', key: '' });
    }
    /** Puts a value in, as the version that is there, or as the first one. */
    set(key, value) {
        const versionId = this.#secrets.get(key)?.versionId ?? this.#nextVersion();
        this.#secrets.set(key, { value, versionId });
    }
    delete(key) {
        this.#secrets.delete(key);
    }
    /** Puts a value in as a new version. */
    rotate(key, value) {
        this.#secrets.set(key, { value, versionId: this.#nextVersion() });
    }
    /** Makes the next calls that ask the store fail with this error; `Infinity`: all of them. */
    failNext(error, times = 1) {
        if (times > 0)
            this.#failures.push({ error, left: times });
    }
    #record(method, key) {
        this.calls.push({ method, key });
        const failure = this.#failures[0];
        if (failure === undefined)
            return;
        if (--failure.left <= 0)
            this.#failures.shift();
        throw failure.error;
    }
    #nextVersion() {
        return `v${++this.#versions}`;
    }
}
exports.InMemorySecretsProvider = InMemorySecretsProvider;
