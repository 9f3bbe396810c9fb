"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.CachedLink = void 0;
const secret_cache_js_1 = require("../../cache/secret.cache.js");
const link_answer_reader_js_1 = require("./link-answer.reader.js");
const link_failure_js_1 = require("./link-failure.js");
const link_watch_js_1 = require("./link.watch.js");
const link_loader_js_1 = require("./link.loader.js");
const secret_link_js_1 = require("./secret.link.js");
/** A link whose answers are kept, each in the form in which the provider gave it. */
class CachedLink {
    name;
    #provider;
    #isCached;
    #witness;
    #loader;
    #text;
    /** Present where the provider gives JSON, or bytes, by itself. */
    #json;
    #binary;
    #watch;
    #follower = () => { };
    constructor(provider, parts) {
        this.name = parts.name;
        this.#provider = provider;
        this.#isCached = parts.policy.ttl > 0;
        this.#watch = new link_watch_js_1.LinkWatch(provider, parts, (keys) => this.#changed(keys));
        const loader = (this.#loader = new link_loader_js_1.LinkLoader(provider, parts));
        const patience = {
            background: 'background',
            waitFor: (how) => parts.deadlines[how],
            tooLate: (key) => (0, link_failure_js_1.tooLate)(this.name, key),
        };
        const { witness } = parts;
        const onLoss = (key) => witness.move(key);
        this.#witness = witness;
        this.#text = new secret_cache_js_1.SecretCache((key, how) => loader.text(key, how), parts, patience, {
            onValue: (key, entry) => this.#see(key, entry),
            onLoss,
        });
        if (typeof provider.getSecretJson === 'function') {
            // What a reference is cut out of may have moved; a change of the secret is told of by its text.
            const onMove = { onValue: onLoss, onLoss };
            this.#json = new secret_cache_js_1.SecretCache((key, how) => loader.json(key, how), parts, patience, onMove);
        }
        if (typeof provider.getSecretBinary === 'function') {
            this.#binary = new secret_cache_js_1.SecretCache((key, how) => loader.binary(key, how), parts, patience, {
                onValue: (key, entry) => this.#seeBytes(key, entry.value),
                onLoss,
            });
        }
    }
    peek(key) {
        const entry = this.#text.peek(key);
        if (entry !== undefined)
            return entry.promise;
        return this.#text.isKnownMissing(key) ? secret_link_js_1.KNOWN_MISSING : undefined;
    }
    async read(key, form, patience) {
        this.#watch.start();
        if (form === 'json' && this.#json !== undefined) {
            return this.#answer(await this.#json.read(key, patience), asJson);
        }
        if (form === 'binary' && this.#binary !== undefined) {
            return this.#answer(await this.#binary.read(key, patience), asBinary);
        }
        const answer = await this.#text.read(key, patience);
        // Kept since long, it is news where an earlier link has stopped to answer. A late answer is kept by nobody.
        if (answer.kind === 'value' && this.#text.look(key).entry === answer.entry)
            this.#see(key, answer.entry);
        return this.#answer(answer, asText);
    }
    async prefetch(keys) {
        if (typeof this.#provider.getSecrets !== 'function' || !this.#isCached)
            return;
        this.#watch.start();
        await this.#text.readTogether(keys, 'boot', (wanted) => this.#loader.batch(wanted));
    }
    *known() {
        for (const cache of [this.#text, this.#json, this.#binary])
            if (cache)
                yield* cache.ids();
    }
    look(key) {
        const text = viewOf(this.#text, key, asText);
        const views = [text];
        if (this.#json !== undefined)
            views.push(viewOf(this.#json, key, asJson));
        if (this.#binary !== undefined)
            views.push(viewOf(this.#binary, key, asBinary));
        const found = views.find(({ value }) => value !== undefined) ?? text;
        return { ...found, failure: views.find(({ failure }) => failure !== undefined)?.failure };
    }
    list(prefix) {
        return this.#loader.list(prefix);
    }
    async refresh(key) {
        this.#invalidate(key);
        try {
            await this.#loader.refresh();
        }
        finally {
            // Again: a read in between may have got what the provider itself remembered.
            this.#invalidate(key);
        }
    }
    follow(listener) {
        this.#follower = listener;
    }
    close() {
        this.#watch.close();
        this.#loader.close();
        for (const cache of [this.#text, this.#json, this.#binary])
            cache?.close();
    }
    #changed(keys) {
        this.#loader.forgetShared();
        for (const key of keys ?? [undefined])
            this.#invalidate(key);
        this.#follower(keys);
    }
    #invalidate(key) {
        for (const cache of [this.#text, this.#json, this.#binary])
            cache?.invalidate(key);
    }
    #see(key, { value, versionId }) {
        this.#witness.see(key, { value, form: 'text', provider: this.name, versionId });
    }
    /** What is kept as a text as well is told of by that one, so that two forms of a secret are no change of it. */
    #seeBytes(key, bytes) {
        if (this.#text.look(key).entry !== undefined)
            return this.#witness.move(key);
        const value = (0, link_answer_reader_js_1.textOf)(bytes) ?? bytes;
        this.#witness.see(key, { value, form: 'binary', provider: this.name, versionId: undefined });
    }
    #answer(answer, wrap) {
        if (answer.kind !== 'value')
            return answer;
        const { value, versionId } = answer.entry;
        return { kind: 'value', value: wrap(value), provider: this.name, versionId, stale: answer.stale };
    }
}
exports.CachedLink = CachedLink;
const asText = (text) => ({ form: 'text', text });
const asJson = (node) => ({ form: 'json', node });
const asBinary = (bytes) => ({ form: 'binary', bytes });
function viewOf(cache, key, wrap) {
    const { entry, ageSeconds = 0, dueAt = Infinity, failure } = cache.look(key);
    return {
        value: entry && wrap(entry.value),
        versionId: entry?.versionId,
        ageSeconds,
        stale: entry?.fresh === false,
        dueAt,
        endsAt: entry?.staleUntil ?? Infinity,
        failure,
    };
}
