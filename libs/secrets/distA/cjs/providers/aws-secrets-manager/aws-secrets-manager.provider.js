"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.AwsSecretsManagerProvider = void 0;
const clock_js_1 = require("../../utils/clock.js");
const deadline_js_1 = require("../../utils/deadline.js");
const abortable_listing_js_1 = require("../abortable-listing.js");
const assert_options_js_1 = require("../../utils/assert-options.js");
const shared_read_js_1 = require("../shared-read.js");
const aws_error_classifier_js_1 = require("./aws-error.classifier.js");
const aws_secrets_manager_rules_js_1 = require("./aws-secrets-manager.rules.js");
const aws_connection_js_1 = require("./aws.connection.js");
const aws_requests_js_1 = require("./aws.requests.js");
const batch_reader_js_1 = require("./batch.reader.js");
const bundle_reader_js_1 = require("./bundle.reader.js");
const possible_calls_js_1 = require("./possible-calls.js");
const rotation_dates_js_1 = require("./rotation.dates.js");
const secret_id_js_1 = require("./secret-id.js");
const secret_lister_js_1 = require("./secret.lister.js");
const stored_secret_js_1 = require("./stored-secret.js");
const DEFAULT_TIMEOUT = 3;
/**
 * Secrets of AWS Secrets Manager. Nothing is loaded or asked before the first read; a wrong option throws
 * `SecretsUnconfiguredError` at once.
 *
 * @example
 * SecretsModule.forRoot({ chain: [new AwsSecretsManagerProvider({ region: 'eu-central-1' })] })
 */
class AwsSecretsManagerProvider {
    name = stored_secret_js_1.PROVIDER;
    /** The region that is asked; `undefined` for a client of the user, which has its own. */
    region;
    /** Seconds that a read has; `undefined` where none were given. */
    timeout;
    #ids;
    #bundles;
    #versionStage;
    #timeout;
    #requests;
    #batch = new batch_reader_js_1.BatchReader();
    #dates;
    constructor(options = {}) {
        (0, assert_options_js_1.assertOptions)('aws', options, aws_secrets_manager_rules_js_1.AWS_OPTIONS);
        this.region = options.client ? undefined : (options.region ?? (0, aws_connection_js_1.regionOfEnvironment)());
        this.timeout = options.timeout;
        this.#ids = new secret_id_js_1.SecretIds(options);
        this.#bundles = [...(options.bundles ?? [])];
        this.#versionStage = options.versionStage;
        this.#timeout = (options.timeout ?? DEFAULT_TIMEOUT) * 1000;
        this.#requests = new aws_requests_js_1.AwsRequests(new aws_connection_js_1.AwsConnection({ ...options }, clock_js_1.systemClock));
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
        return this.#within((0, stored_secret_js_1.aboutKey)(key), context, async (signal) => {
            const field = await this.#readField(key, context, signal);
            if (field)
                return field;
            const stored = await this.#fetch(key, signal);
            return stored && (0, stored_secret_js_1.textOf)(stored, (0, stored_secret_js_1.aboutKey)(key));
        });
    }
    getSecretBinary(key, context) {
        return this.#within((0, stored_secret_js_1.aboutKey)(key), context, async (signal) => {
            const field = await this.#readField(key, context, signal);
            const content = field?.value ?? (await this.#fetch(key, signal))?.content;
            return typeof content === 'string' ? new TextEncoder().encode(content) : content;
        });
    }
    listSecrets(prefix) {
        return this[abortable_listing_js_1.LIST_UNTIL](prefix);
    }
    /** Each page has the time of a read, since an account may have any number of secrets. */
    async [abortable_listing_js_1.LIST_UNTIL](prefix, until) {
        const subject = { what: 'the list of secrets', details: { provider: stored_secret_js_1.PROVIDER } };
        const keys = await (0, secret_lister_js_1.listKeys)(this.#ids, prefix, (names, nextToken) => this.#within(subject, { timed: true, signal: until }, (signal) => this.#requests.listPage(names, nextToken, subject, signal)));
        for (const id of this.#bundles) {
            const bundle = await this.#within((0, stored_secret_js_1.aboutBundle)(id), { timed: true, signal: until }, (signal) => this.#readBundle(id, undefined, signal));
            for (const key of bundle ? (0, bundle_reader_js_1.fieldNames)(bundle) : []) {
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
    [possible_calls_js_1.POSSIBLE_CALLS](use) {
        const [batch, rotationDates] = [this.getSecrets !== undefined, this.#dates !== undefined];
        return (0, possible_calls_js_1.possibleCalls)({ ids: this.#ids, bundles: this.#bundles, batch, rotationDates }, use);
    }
    async #getSecrets(keys, context) {
        const answers = await this.#readFields(keys, context);
        const idOfKey = new Map();
        for (const key of keys) {
            const id = this.#ids.idOf(key);
            if (id !== undefined && !answers.has(key))
                idOfKey.set(key, id);
        }
        const subject = { what: 'a batch of secrets', details: { provider: stored_secret_js_1.PROVIDER } };
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
                const bundle = await this.#within((0, stored_secret_js_1.aboutBundle)(id), context, (signal) => this.#readBundle(id, context, signal));
                for (const key of plain) {
                    const field = bundle && !answers.has(key) ? (0, bundle_reader_js_1.fieldOf)(bundle, key) : undefined;
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
            const field = bundle && (0, bundle_reader_js_1.fieldOf)(bundle, key);
            if (field)
                return this.#seen(id, key, field);
        }
        return undefined;
    }
    async #readBundle(id, context, signal) {
        const load = async (until) => {
            const stored = await this.#requests.getValue(id, this.#versionStage, (0, stored_secret_js_1.aboutBundle)(id), until);
            return stored && (0, stored_secret_js_1.textOf)(stored, (0, stored_secret_js_1.aboutBundle)(id));
        };
        const sharing = context;
        const share = sharing?.[shared_read_js_1.SHARED_READ];
        const secret = await (share ? share(id, load) : load(signal));
        return secret && (0, bundle_reader_js_1.parseBundle)(id, secret);
    }
    async #fetch(key, signal) {
        const id = this.#ids.idOf(key);
        if (id === undefined)
            return undefined;
        const stored = await this.#requests.getValue(id, this.#versionStage, (0, stored_secret_js_1.aboutKey)(key), signal);
        return stored && this.#seen(id, key, stored);
    }
    #seen(id, key, content) {
        this.#dates?.saw(id, key, content.versionId);
        return content;
    }
    #rotationDates() {
        const describe = (id, signal) => this.#requests.nextRotation(id, (0, stored_secret_js_1.aboutKey)(id), signal);
        // The globals at each call, so that a user's fake timers are obeyed.
        const [random, today] = [() => Math.random(), () => Date.now()];
        return new rotation_dates_js_1.RotationDates({ describe, clock: clock_js_1.systemClock, random, today });
    }
    /** A caller's signal is the caller's deadline; without one the call has the provider's own time. */
    async #within(subject, until, run) {
        const time = until?.signal && !until.timed ? Infinity : this.#timeout;
        try {
            return await (0, deadline_js_1.withDeadline)(time, clock_js_1.systemClock, run, until?.signal);
        }
        catch (error) {
            throw (0, aws_error_classifier_js_1.nameSubject)(error, subject.what, subject.details);
        }
    }
}
exports.AwsSecretsManagerProvider = AwsSecretsManagerProvider;
