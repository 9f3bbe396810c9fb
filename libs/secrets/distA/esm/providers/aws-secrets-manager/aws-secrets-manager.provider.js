import { systemClock } from '../../utils/clock.js';
import { withDeadline } from '../../utils/deadline.js';
import { LIST_UNTIL } from '../abortable-listing.js';
import { assertOptions } from '../../utils/assert-options.js';
import { SHARED_READ } from '../shared-read.js';
import { nameSubject } from './aws-error.classifier.js';
import { AWS_OPTIONS } from './aws-secrets-manager.rules.js';
import { AwsConnection, regionOfEnvironment } from './aws.connection.js';
import { AwsRequests } from './aws.requests.js';
import { BatchReader } from './batch.reader.js';
import { fieldNames, fieldOf, parseBundle } from './bundle.reader.js';
import { POSSIBLE_CALLS, possibleCalls, } from './possible-calls.js';
import { RotationDates } from './rotation.dates.js';
import { SecretIds } from './secret-id.js';
import { listKeys } from './secret.lister.js';
import { PROVIDER, aboutBundle, aboutKey, textOf } from './stored-secret.js';
const DEFAULT_TIMEOUT = 3;
/**
 * Secrets of AWS Secrets Manager. Nothing is loaded or asked before the first read; a wrong option throws
 * `SecretsUnconfiguredError` at once.
 *
 * @example
 * SecretsModule.forRoot({ chain: [new AwsSecretsManagerProvider({ region: 'eu-central-1' })] })
 */
export class AwsSecretsManagerProvider {
    name = PROVIDER;
    /** The region that is asked; `undefined` for a client of the user, which has its own. */
    region;
    /** Seconds that a read has; `undefined` where none were given. */
    timeout;
    #ids;
    #bundles;
    #versionStage;
    #timeout;
    #requests;
    #batch = new BatchReader();
    #dates;
    constructor(options = {}) {
        assertOptions('aws', options, AWS_OPTIONS);
        this.region = options.client ? undefined : (options.region ?? regionOfEnvironment());
        this.timeout = options.timeout;
        this.#ids = new SecretIds(options);
        this.#bundles = [...(options.bundles ?? [])];
        this.#versionStage = options.versionStage;
        this.#timeout = (options.timeout ?? DEFAULT_TIMEOUT) * 1000;
        this.#requests = new AwsRequests(new AwsConnection({ ...options }, systemClock));
        if (options.rotationDates) {
            const dates = (this.#dates = this.#rotationDates());
            const value = (changed, failed) => dates.listen({ changed, failed });
            Object.defineProperty(this, 'watch', { value });
        }
        if (options.batch) {
            const value = (keys, context) => this.#getSecrets(keys, context);
            Object.defineProperty(this, 'getSecrets', { value });
        }
    }
    getSecret(key, context) {
        return this.#within(aboutKey(key), context, async (signal) => {
            const field = await this.#readField(key, context, signal);
            if (field)
                return field;
            const stored = await this.#fetch(key, signal);
            return stored && textOf(stored, aboutKey(key));
        });
    }
    getSecretBinary(key, context) {
        return this.#within(aboutKey(key), context, async (signal) => {
            const field = await this.#readField(key, context, signal);
            const content = field?.value ?? (await this.#fetch(key, signal))?.content;
            return typeof content === 'string' ? new TextEncoder().encode(content) : content;
        });
    }
    listSecrets(prefix) {
        return this[LIST_UNTIL](prefix);
    }
    /** Each page has the time of a read, since an account may have any number of secrets. */
    async [LIST_UNTIL](prefix, until) {
        const subject = { what: 'the list of secrets', details: { provider: PROVIDER } };
        const keys = await listKeys(this.#ids, prefix, (names, nextToken) => this.#within(subject, { timed: true, signal: until }, (signal) => this.#requests.listPage(names, nextToken, subject, signal)));
        for (const id of this.#bundles) {
            const bundle = await this.#within(aboutBundle(id), { timed: true, signal: until }, (signal) => this.#readBundle(id, undefined, signal));
            for (const key of bundle ? fieldNames(bundle) : []) {
                if (key.startsWith(prefix) && this.#ids.isPlain(key))
                    keys.add(key);
            }
        }
        return [...keys].sort();
    }
    async refresh() {
        this.#batch.reset();
    }
    /** @internal What a policy must allow, as the options have it. */
    [POSSIBLE_CALLS](use) {
        const [batch, rotationDates] = [this.getSecrets !== undefined, this.#dates !== undefined];
        return possibleCalls({ ids: this.#ids, bundles: this.#bundles, batch, rotationDates }, use);
    }
    async #getSecrets(keys, context) {
        const answers = await this.#readFields(keys, context);
        const idOfKey = new Map();
        for (const key of keys) {
            const id = this.#ids.idOf(key);
            if (id !== undefined && !answers.has(key))
                idOfKey.set(key, id);
        }
        const subject = { what: 'a batch of secrets', details: { provider: PROVIDER } };
        const batch = await this.#batch.read(idOfKey, (ids, nextToken) => this.#within(subject, context, (signal) => this.#requests.batchGetValues(ids, nextToken, subject, signal)));
        for (const [key, id] of idOfKey) {
            const answer = batch.get(key);
            if (answer && !(answer instanceof Error))
                this.#seen(id, key, answer);
        }
        return new Map([...answers, ...batch]);
    }
    /** What the bundles say about these keys; each bundle is read once. */
    async #readFields(keys, context) {
        const answers = new Map();
        const plain = keys.filter((key) => this.#ids.isPlain(key));
        if (plain.length === 0)
            return answers;
        try {
            for (const id of this.#bundles) {
                const bundle = await this.#within(aboutBundle(id), context, (signal) => this.#readBundle(id, context, signal));
                for (const key of plain) {
                    const field = bundle && !answers.has(key) ? fieldOf(bundle, key) : undefined;
                    if (field)
                        answers.set(key, this.#seen(id, key, field));
                }
            }
        }
        catch (error) {
            // A bundle that fails might have had any key that no bundle before it has.
            for (const key of plain)
                if (!answers.has(key))
                    answers.set(key, error);
        }
        return answers;
    }
    async #readField(key, context, signal) {
        if (!this.#ids.isPlain(key))
            return undefined;
        for (const id of this.#bundles) {
            const bundle = await this.#readBundle(id, context, signal);
            const field = bundle && fieldOf(bundle, key);
            if (field)
                return this.#seen(id, key, field);
        }
        return undefined;
    }
    async #readBundle(id, context, signal) {
        const load = async (until) => {
            const stored = await this.#requests.getValue(id, this.#versionStage, aboutBundle(id), until);
            return stored && textOf(stored, aboutBundle(id));
        };
        const sharing = context;
        const share = sharing?.[SHARED_READ];
        const secret = await (share ? share(id, load) : load(signal));
        return secret && parseBundle(id, secret);
    }
    async #fetch(key, signal) {
        const id = this.#ids.idOf(key);
        if (id === undefined)
            return undefined;
        const stored = await this.#requests.getValue(id, this.#versionStage, aboutKey(key), signal);
        return stored && this.#seen(id, key, stored);
    }
    #seen(id, key, content) {
        this.#dates?.saw(id, key, content.versionId);
        return content;
    }
    #rotationDates() {
        const describe = (id, signal) => this.#requests.nextRotation(id, aboutKey(id), signal);
        // The globals at each call, so that a user's fake timers are obeyed.
        const [random, today] = [() => Math.random(), () => Date.now()];
        return new RotationDates({ describe, clock: systemClock, random, today });
    }
    /** A caller's signal is the caller's deadline; without one the call has the provider's own time. */
    async #within(subject, until, run) {
        const time = until?.signal && !until.timed ? Infinity : this.#timeout;
        try {
            return await withDeadline(time, systemClock, run, until?.signal);
        }
        catch (error) {
            throw nameSubject(error, subject.what, subject.details);
        }
    }
}
