"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.LinkWatch = void 0;
const error_facts_js_1 = require("../../errors/error-facts.js");
const link_failure_js_1 = require("./link-failure.js");
/** Milliseconds in which all that a provider tells is one change: a swap of Kubernetes is five events. */
const TOGETHER = 100;
/** Listens to a provider that tells when its secrets change; what it tells in a flood is passed on a few times. */
class LinkWatch {
    #provider;
    #name;
    #clock;
    #health;
    #changed;
    /** What was told and not yet passed on; `undefined` where all keys were meant. */
    #keys = new Set();
    #isStarted = false;
    #isClosed = false;
    #stop = () => { };
    #cancelTimer;
    constructor(provider, { name, clock, health }, changed) {
        this.#provider = provider;
        this.#name = name;
        this.#clock = clock;
        this.#health = health;
        this.#changed = changed;
    }
    /** At the first read, before the store is asked, so that no change falls between the two. */
    start() {
        if (this.#isStarted || this.#isClosed || typeof this.#provider.watch !== 'function')
            return;
        this.#isStarted = true;
        const failed = (thrown) => this.#failed(thrown);
        try {
            const stop = this.#provider.watch((keys) => this.#told(keys), failed);
            // JavaScript may answer with a promise, whose rejection would be nobody's.
            Promise.resolve(stop)
                .then((end) => this.#keep(end))
                .catch(failed);
        }
        catch (thrown) {
            failed(thrown);
        }
    }
    close() {
        this.#isClosed = true;
        this.#cancelTimer?.();
        this.#end();
    }
    #keep(stop) {
        if (typeof stop === 'function')
            this.#stop = stop;
        if (this.#isClosed)
            this.#end();
    }
    #end() {
        const stop = this.#stop;
        this.#stop = () => { };
        try {
            stop();
        }
        catch (thrown) {
            this.#health.unwatched(`it could not stop watching (${reasonOf(thrown, this.#name)})`);
        }
    }
    #told(keys) {
        if (this.#isClosed)
            return;
        if (!Array.isArray(keys))
            this.#keys = undefined;
        else
            for (const key of keys)
                if (typeof key === 'string')
                    this.#keys?.add(key);
        // By the first of a flood, not by the last: one that never ends must not hold everything back.
        this.#cancelTimer ??= this.#clock.schedule(() => this.#passOn(), TOGETHER);
    }
    #passOn() {
        const keys = this.#keys;
        this.#keys = new Set();
        this.#cancelTimer = undefined;
        this.#changed(keys && [...keys]);
    }
    #failed(thrown) {
        if (!this.#isClosed)
            this.#health.unwatched(reasonOf(thrown, this.#name));
    }
}
exports.LinkWatch = LinkWatch;
function reasonOf(thrown, provider) {
    return (0, link_failure_js_1.toLinkFailure)(thrown, provider, '')?.reason ?? (0, error_facts_js_1.describeFacts)((0, error_facts_js_1.errorFacts)(thrown));
}
