import { LinkBreaker } from '../../cache/link.breaker.js';
import { SecretCache } from '../../cache/secret.cache.js';
import { withDeadline } from '../../utils/deadline.js';
import { listUntil } from '../abortable-listing.js';
import { FETCHED_AT, SHARED_READ } from '../shared-read.js';
import { toAnswers, toBinary, toJson, toKeys, toSecretValue } from './link-answer.reader.js';
import { asThrown, invalidAnswer, sameFailureFor, toLinkFailure } from './link-failure.js';
import { isOutage } from './link-outcome.js';
/** Microtasks that an asynchronous function which waits for nothing may take. */
const AT_ONCE_TURNS = 4;
/** Asks a provider: each call has a deadline, its answer is checked, and its trouble is classified and told. */
export class LinkLoader {
    #provider;
    #name;
    #parts;
    #closing = new AbortController();
    #breaker;
    /** Secrets that answer many keys, kept once for all of them. */
    #shared;
    constructor(provider, parts) {
        this.#provider = provider;
        this.#name = parts.name;
        this.#parts = parts;
        this.#breaker = new LinkBreaker(parts.clock);
        this.#shared = new SecretCache((id, load) => this.#loadShared(id, load), parts);
    }
    text(key, patience) {
        return this.#ask(key, 'text', patience, async (context) => this.#checkedText(key, await this.#provider.getSecret(key, context)));
    }
    json(key, patience) {
        return this.#ask(key, 'json', patience, async (context) => {
            const answer = await this.#provider.getSecretJson?.(key, context);
            return this.#checked(key, toJson(answer), ({ node, text }) => {
                this.#parts.observe(key, text);
                return { kind: 'value', value: node };
            });
        });
    }
    binary(key, patience) {
        return this.#ask(key, 'binary', patience, async (context) => {
            const answer = await this.#provider.getSecretBinary?.(key, context);
            return this.#checked(key, toBinary(answer), ({ bytes, texts }) => {
                for (const text of texts)
                    this.#parts.observe(key, text);
                return { kind: 'value', value: bytes };
            });
        });
    }
    /** What a batch says of these keys; nothing of those that are to be read singly. */
    async batch(keys) {
        const outcomes = new Map();
        if (this.#breaker.isOpen)
            return outcomes;
        const answers = await this.#within('boot', async (context) => toAnswers(await this.#provider.getSecrets?.([...keys], context), keys)).catch((thrown) => this.#outageOf(keys, thrown));
        for (const [key, answer] of answers) {
            const outcome = this.#batchOutcome(key, answer);
            this.#tellHealth(key, 'text', outcome);
            outcomes.set(key, outcome);
        }
        // However many keys it was for, it was one call.
        const told = [...outcomes.values()];
        const first = told.find((outcome) => !isOutage(outcome)) ?? told[0];
        if (first !== undefined)
            this.#tellBreaker(first);
        return outcomes;
    }
    /** A refusal of the whole batch says nothing of single keys; an outage would only be met once more by each. */
    #outageOf(keys, thrown) {
        const outage = toLinkFailure(thrown, this.#name, '');
        if (outage === undefined || outage.trouble === 'hard')
            return new Map();
        return new Map(keys.map((key) => [key, thrown]));
    }
    #batchOutcome(key, answer) {
        try {
            return answer instanceof Error ? this.#failed(answer, key) : this.#checkedText(key, answer);
        }
        catch (thrown) {
            return this.#failed(thrown, key);
        }
    }
    async list(prefix) {
        let failure;
        try {
            const answer = await this.#within('boot', ({ signal }) => listUntil(this.#provider, prefix, signal));
            const keys = toKeys(answer, prefix);
            if (keys.kind === 'value')
                return keys.content;
            if (keys.kind === 'invalid')
                failure = invalidAnswer(this.#name, prefix, keys.reason);
        }
        catch (thrown) {
            failure = toLinkFailure(thrown, this.#name, prefix);
        }
        if (failure === undefined)
            return [];
        // The caller is told of everything else by the rejection.
        if (failure.trouble === 'unconfigured')
            this.#parts.health.failed(prefix, failure);
        throw asThrown(failure);
    }
    /** What answers many keys is asked for anew. */
    forgetShared() {
        this.#shared.invalidate();
    }
    async refresh() {
        this.forgetShared();
        this.#breaker.answered();
        // In JavaScript it may well return nothing.
        await this.#settled(Promise.resolve(this.#provider.refresh()));
        this.forgetShared();
    }
    close() {
        this.#closing.abort();
        this.#shared.close();
    }
    async #ask(key, form, patience, call) {
        const refusal = this.#parts.policy.ttl > 0 ? this.#breaker.refusal() : undefined;
        if (refusal !== undefined)
            return this.#left(sameFailureFor(refusal, key));
        const outcome = await this.#within(patience, call).catch((thrown) => this.#failed(thrown, key));
        this.#tell(key, form, outcome);
        return outcome;
    }
    #within(patience, call) {
        const { clock, deadlines } = this.#parts;
        const run = async (signal) => call(this.#contextOf(signal));
        return withDeadline(deadlines[patience], clock, run, this.#closing.signal);
    }
    /** Waits under a deadline, which is armed only for what does not end at once: most providers forget in no time. */
    async #settled(work) {
        let isDone = false;
        const note = () => void (isDone = true);
        work.then(note, note);
        for (let turn = 0; turn < AT_ONCE_TURNS && !isDone; turn++)
            await Promise.resolve();
        await (isDone ? work : this.#within('boot', () => work));
    }
    #checkedText(key, answer) {
        return this.#checked(key, toSecretValue(answer), (content) => {
            this.#parts.observe(key, content.value);
            return { kind: 'value', ...content };
        });
    }
    #checked(key, checked, take) {
        if (checked.kind === 'missing')
            return checked;
        if (checked.kind === 'value')
            return take(checked.content);
        return {
            kind: 'failed',
            failure: invalidAnswer(this.#name, key, checked.reason),
            transient: false,
        };
    }
    // Its trouble is told by the keys that need it. It has time of its own: the first reader's may be short.
    async #loadShared(id, load) {
        try {
            const value = await withDeadline(this.#parts.deadlines.background, this.#parts.clock, load, this.#closing.signal);
            return value === undefined ? { kind: 'missing' } : { kind: 'value', value, versionId: value.versionId };
        }
        catch (thrown) {
            return this.#failed(thrown, id);
        }
    }
    #contextOf(signal) {
        return {
            signal,
            [SHARED_READ]: async (id, load) => {
                const answer = await this.#shared.read(id, load);
                if (answer.kind === 'failed')
                    throw asThrown(answer.failure, id);
                if (answer.kind === 'missing')
                    return undefined;
                return { ...answer.entry.value, [FETCHED_AT]: answer.entry.fetchedAt };
            },
        };
    }
    #failed(thrown, key) {
        const failure = toLinkFailure(thrown, this.#name, key);
        if (failure === undefined)
            return { kind: 'missing' };
        return { kind: 'failed', failure, transient: failure.trouble === 'transient' };
    }
    /** The store is left alone for a while: the answer is the failure that made it so. */
    #left(failure) {
        return { kind: 'failed', failure, transient: failure.trouble === 'transient', asked: false };
    }
    #tell(key, form, outcome) {
        this.#tellBreaker(outcome);
        this.#tellHealth(key, form, outcome);
    }
    #tellBreaker(outcome) {
        if (isOutage(outcome))
            this.#breaker.failed(outcome.failure);
        else
            this.#breaker.answered();
    }
    #tellHealth(key, form, outcome) {
        // What the shutdown ended looks like an outage; it is none.
        if (this.#closing.signal.aborted)
            return;
        if (outcome.kind === 'failed')
            this.#parts.health.failed(key, outcome.failure, form);
        else if (outcome.kind === 'missing')
            this.#parts.health.missing(key, form);
        else
            this.#parts.health.succeeded(key, form);
    }
}
