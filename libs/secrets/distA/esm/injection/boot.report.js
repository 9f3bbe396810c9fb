import { inBatches } from '../utils/in-batches.js';
import { bootReportError } from './boot-report.error.js';
/** Single reads under way at once: a boot must not look like an attack to a store. */
const AT_ONCE = 8;
/**
 * Reads, once and at boot, exactly the secrets that the application wants, and tells all that are missing, failed
 * or invalid in one error. What it has read is what is injected, also later: the value as of the boot.
 */
export class BootReport {
    #source;
    #scan;
    #readings = new Map();
    #late;
    constructor(source, scan) {
        this.#source = source;
        this.#scan = scan;
    }
    /** Reads what is wanted and was not read yet; rejects with the report when something required is not there. */
    async run() {
        const wanted = this.#scan();
        await this.#source.prefetch(wanted.map(({ key }) => key).filter((key) => !this.#readings.has(key)));
        const missing = await inBatches(AT_ONCE, [...groupByKey(wanted)], async ([key, wishes]) => {
            const isNew = !this.#readings.has(key);
            const reading = await this.#read(key, wishes);
            return isNew ? problemsOf(key, wishes, reading) : [];
        });
        const problems = missing.flat().sort((a, b) => (a.key < b.key ? -1 : 1));
        if (problems.length > 0)
            throw bootReportError(problems);
    }
    /** The value for one request, as it was at boot; read now where whoever wants it came later. */
    async valueFor(request) {
        if (!this.#readings.has(request.key))
            this.#late ??= this.run().finally(() => (this.#late = undefined));
        // One report also for those who come late together: the classes of a lazily loaded module.
        await this.#late;
        const reading = await this.#read(request.key, [request]);
        const outcome = request.json ? reading.json : reading.text;
        if (outcome?.kind === 'value' && request.ref)
            return this.#source.ref(request.key, String(outcome.value));
        if (outcome?.kind === 'value') {
            // A class may change the object that it got; the next one must not see it.
            return request.json ? structuredClone(outcome.value) : outcome.value;
        }
        if (outcome?.kind === 'missing' && request.hasDefault)
            return request.default;
        if (outcome?.kind === 'missing' && request.optional)
            return undefined;
        throw outcome?.error() ?? new TypeError('A secret was read in no form');
    }
    #read(key, wishes) {
        const earlier = this.#readings.get(key) ?? Promise.resolve({});
        const reading = earlier.then((known) => this.#complete(key, wishes, known));
        this.#readings.set(key, reading);
        return reading;
    }
    async #complete(key, wishes, known) {
        // What failed for somebody who came late may be there for the next one.
        if (known.text?.kind === 'failed')
            delete known.text;
        if (known.json?.kind === 'failed')
            delete known.json;
        if (known.text === undefined && wishes.some(({ json }) => !json)) {
            known.text = await outcomeOf(this.#source.text(key));
        }
        if (known.json === undefined && wishes.some(({ json }) => json)) {
            known.json = await outcomeOf(this.#source.json(key));
        }
        return known;
    }
}
// What a link may not fall back from is thrown by a read; here it is one line of the report.
async function outcomeOf(reading) {
    try {
        return await reading;
    }
    catch (error) {
        return { kind: 'failed', error: () => error };
    }
}
function problemsOf(key, wishes, reading) {
    const problems = new Map();
    for (const wish of wishes) {
        const outcome = wish.json ? reading.json : reading.text;
        if (outcome === undefined || outcome.kind === 'value')
            continue;
        if (outcome.kind === 'missing' && (wish.optional || (wish.bySchema && !outcome.required)))
            continue;
        const error = outcome.error();
        const problem = problems.get(error.message) ?? { error, wantedBy: [] };
        if (!problem.wantedBy.includes(wish.by))
            problem.wantedBy.push(wish.by);
        problems.set(error.message, problem);
    }
    return [...problems.values()].map(({ error, wantedBy }) => ({ key, error, wantedBy }));
}
function groupByKey(wanted) {
    const groups = new Map();
    for (const wish of wanted)
        groups.set(wish.key, [...(groups.get(wish.key) ?? []), wish]);
    return groups;
}
