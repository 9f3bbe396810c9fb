import { vouchOf } from '../errors/vouched-errors.js';
import { withDeadline } from '../utils/deadline.js';
import { describeMisfit } from './schema.problems.js';
/** Milliseconds that an asynchronous validator has. */
const PATIENCE = 10_000;
/**
 * The validators of an application's secrets. A validator is given the text of a secret and, when it refuses that, what
 * the text parses to: whether it describes a text or a JSON value, it does not say.
 */
export class SecretSchema {
    #validators;
    #clock;
    /** The last text that was found good, so that reads of it cost a comparison. */
    #good = new Map();
    #absences = new Map();
    constructor(schema, clock) {
        this.#validators = new Map(Object.entries(schema));
        this.#clock = clock;
    }
    has(key) {
        return this.#validators.has(key);
    }
    /** What stands for a secret that is missing; `invalid`: it must not be. */
    absence(key) {
        let verdict = this.#absences.get(key);
        if (verdict === undefined)
            this.#absences.set(key, (verdict = this.#ask(key, undefined)));
        return verdict;
    }
    /** A text that fits is given on as it is. */
    async text(key, text) {
        if (this.#good.get(key) !== text) {
            const asText = await this.#ask(key, text);
            const node = asText.kind === 'value' ? undefined : structureOf(text);
            const verdict = node === undefined ? asText : await this.#ask(key, node);
            if (verdict.kind !== 'value')
                return verdict;
            this.#good.set(key, text);
        }
        return { kind: 'value', value: text };
    }
    /** What the validator makes of a parsed secret; the secret itself where it is its text that fits. */
    async node(key, node) {
        const verdict = await this.#ask(key, node);
        if (verdict.kind === 'value')
            return verdict;
        const asText = await this.#ask(key, JSON.stringify(node));
        return asText.kind === 'value' ? { kind: 'value', value: node } : verdict;
    }
    async #ask(key, value) {
        const validator = this.#validators.get(key);
        if (validator === undefined)
            return { kind: 'value', value };
        try {
            // A copy: a validator may change what it is given.
            const given = structuredClone(value);
            const result = await withDeadline(PATIENCE, this.#clock, async () => validator['~standard'].validate(given));
            if (result.issues !== undefined)
                return { kind: 'invalid', reason: describeMisfit(result.issues, value) };
            return { kind: 'value', value: result.value };
        }
        catch (thrown) {
            // Whatever a validator threw may quote the value, its name included; only the deadline is ours.
            const clause = vouchOf(thrown)?.clause;
            return { kind: 'invalid', reason: `its schema could not check it${clause ? `, ${clause}` : ''}` };
        }
    }
}
function structureOf(text) {
    try {
        const node = JSON.parse(text);
        return typeof node === 'string' || node === null ? undefined : node;
    }
    catch {
        return undefined;
    }
}
