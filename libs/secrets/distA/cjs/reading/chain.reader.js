"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ChainReader = void 0;
const secrets_errors_js_1 = require("../errors/secrets.errors.js");
const link_failure_js_1 = require("../providers/chain/link-failure.js");
const secret_link_js_1 = require("../providers/chain/secret.link.js");
const fallback_policy_js_1 = require("./fallback.policy.js");
const secret_status_js_1 = require("./secret.status.js");
/** Asks the links in order, and decides which trouble lets the next one answer. */
class ChainReader {
    #links;
    #first;
    #fallback;
    #closed = false;
    constructor(links, fallback) {
        this.#links = links;
        this.#first = links[0];
        this.#fallback = fallback;
    }
    get names() {
        return this.#links.map((link) => link.name);
    }
    get isClosed() {
        return this.#closed;
    }
    /** The value, if the links can give it without being asked; the hot path. */
    peek(key) {
        // The first link by itself: to go through a list costs a part of the whole read.
        const answer = this.#first?.peek(key);
        return answer === secret_link_js_1.KNOWN_MISSING ? this.#peekBehindFirst(key) : answer;
    }
    /** Rejects where a link failed in a way that does not allow the next one to answer. */
    async resolve(key, form, patience) {
        this.assertOpen();
        const links = this.#links;
        const failures = [];
        for (const link of links) {
            const answer = await link.read(key, form, patience);
            // A flight that the shutdown ended looks like an outage; it is none.
            this.assertOpen();
            if (answer.kind === 'value')
                return answer;
            if (answer.kind === 'missing')
                continue;
            if (!(0, fallback_policy_js_1.mayFallBack)(this.#fallback, answer.failure.trouble))
                throw freshError(answer.failure);
            failures.push(answer.failure);
        }
        const real = failures.filter(({ trouble }) => trouble !== 'unconfigured');
        const isNoneSetUp = links.length > 0 && failures.length === links.length;
        if (real.length > 0 || isNoneSetUp)
            return { kind: 'failed', failures };
        return { kind: 'missing', leftOut: failures };
    }
    /** Reads several keys at once where a link can; what it leaves out, the next ones and single reads answer. */
    async prefetch(keys) {
        let wanted = keys;
        for (const link of this.#links) {
            await link.prefetch(wanted);
            // A later link is asked only for what this one is known to lack.
            wanted = wanted.filter((key) => link.peek(key) === secret_link_js_1.KNOWN_MISSING);
        }
    }
    /** What is known of a key by the link whose value is served; asks nobody. */
    look(key) {
        return (0, secret_status_js_1.servingOf)(this.#links, key, this.#fallback)?.view;
    }
    /** Whether a link before this one has a value to serve, so that this one's is not what is read. */
    isShadowed(index, key) {
        return this.#links.slice(0, index).some((link) => link.look(key).value !== undefined);
    }
    status() {
        this.assertOpen();
        return (0, secret_status_js_1.statusOf)(this.#links, this.#fallback);
    }
    /** The keys of all links; rejects when one cannot list, since a part would look like the whole. */
    async list(prefix) {
        this.assertOpen();
        const lists = await Promise.all(this.#links.map((link) => this.#listOf(link, prefix)));
        this.assertOpen();
        return [...new Set(lists.flat())].sort();
    }
    async refresh(key) {
        this.assertOpen();
        const refreshing = this.#links.map((link) => link.refresh(key).then(() => undefined, (thrown) => refreshError(link.name, thrown, key)));
        const error = (await Promise.all(refreshing)).find((outcome) => outcome !== undefined);
        if (error !== undefined)
            throw error;
    }
    /** Calls back when the provider of a link has told of changes. */
    follow(listener) {
        for (const link of this.#links)
            link.follow((keys) => listener(link, keys));
    }
    close() {
        this.#closed = true;
        for (const link of this.#links)
            link.close();
        this.#links = [];
        this.#first = undefined;
    }
    assertOpen() {
        if (this.#closed)
            throw new secrets_errors_js_1.SecretsClosedError('Secrets cannot be read any more: the application, or the service, was closed');
    }
    #peekBehindFirst(key) {
        const links = this.#links;
        for (let index = 1; index < links.length; index++) {
            const answer = links[index]?.peek(key);
            if (answer !== secret_link_js_1.KNOWN_MISSING)
                return answer;
        }
        return undefined;
    }
    async #listOf(link, prefix) {
        try {
            return await link.list(prefix);
        }
        catch (thrown) {
            this.assertOpen();
            const failure = (0, link_failure_js_1.toLinkFailure)(thrown, link.name, prefix);
            if (failure === undefined)
                return [];
            if (failure.trouble === 'unconfigured' && (0, fallback_policy_js_1.mayFallBack)(this.#fallback, 'unconfigured'))
                return [];
            throw listError(link.name, failure);
        }
    }
}
exports.ChainReader = ChainReader;
// The kept error belongs to all who meet the failure: each caller gets one with a stack of its own.
function freshError({ error }) {
    return new error.constructor(error.message, {
        key: error.key,
        provider: error.provider,
    });
}
function refreshError(provider, thrown, key = '') {
    const reason = (0, link_failure_js_1.toLinkFailure)(thrown, provider, key)?.reason ?? 'it has no such secret';
    return new secrets_errors_js_1.SecretUnavailableError(`${provider} could not refresh: ${reason}`, { provider });
}
function listError(provider, { error, reason }) {
    const Class = error.constructor;
    return new Class(`${provider} could not list: ${reason}`, { provider });
}
