"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.LiveLink = void 0;
const live_provider_js_1 = require("../live-provider.js");
const secret_key_js_1 = require("../../keys/secret-key.js");
const link_failure_js_1 = require("./link-failure.js");
const secret_link_js_1 = require("./secret.link.js");
/** Keys that are remembered for `status()`. */
const MOST_KNOWN = 1000;
/** A link that is asked at each read, since it answers from memory. */
class LiveLink {
    provider;
    health;
    observe;
    witness;
    name;
    #asked = new Set();
    #stopNotices;
    constructor(provider, health, observe, witness) {
        this.provider = provider;
        this.health = health;
        this.observe = observe;
        this.witness = witness;
        this.name = provider.name;
        this.#stopNotices = provider[live_provider_js_1.NOTICES]?.((notice) => health.noticed(notice));
    }
    peek(key) {
        if (!(0, secret_key_js_1.isPlainKey)(key))
            return undefined;
        try {
            const text = this.provider[live_provider_js_1.LOOK_UP](key);
            this.health.succeeded(key);
            if (text === undefined)
                return secret_link_js_1.KNOWN_MISSING;
            this.#given(key, text);
            return Promise.resolve(text);
        }
        catch {
            return undefined; // The slow path meets the same trouble and reports it.
        }
    }
    async read(key) {
        try {
            const text = this.provider[live_provider_js_1.LOOK_UP](key);
            this.health.succeeded(key);
            if (text === undefined)
                return { kind: 'missing' };
            this.#given(key, text);
            return {
                kind: 'value',
                value: { form: 'text', text },
                provider: this.name,
                versionId: undefined,
                stale: false,
            };
        }
        catch (thrown) {
            const failure = (0, link_failure_js_1.toLinkFailure)(thrown, this.name, key);
            if (failure === undefined)
                return { kind: 'missing' };
            this.health.failed(key, failure);
            return { kind: 'failed', failure };
        }
    }
    async prefetch() { }
    known() {
        return this.#asked;
    }
    look(key) {
        // Not by `peek`: looking is no read, and another link may be the one that answers.
        let text;
        try {
            text = this.provider[live_provider_js_1.LOOK_UP](key);
        }
        catch {
            // The next read meets the same trouble and reports it.
        }
        return {
            value: text === undefined ? undefined : { form: 'text', text },
            versionId: undefined,
            ageSeconds: 0,
            stale: false,
            dueAt: undefined,
            endsAt: Infinity,
            failure: undefined,
        };
    }
    list(prefix) {
        return this.provider.listSecrets(prefix);
    }
    refresh() {
        return this.provider.refresh();
    }
    /** It is asked at each read, and a reference to it looks often. */
    follow() { }
    close() {
        this.#stopNotices?.();
        this.#asked.clear();
    }
    #given(key, text) {
        if (this.#asked.size < MOST_KNOWN)
            this.#asked.add(key);
        this.observe(key, text);
        this.witness.see(key, { value: text, form: 'text', provider: this.name, versionId: undefined });
    }
}
exports.LiveLink = LiveLink;
