import { freshCopy } from '../utils/fresh-copy.js';
import { readEach } from '../reading/read-each.js';
import type { ReadOutcome } from '../reading/read-outcome.js';
import { parseSecretKey } from '../keys/secret-key.js';
import { type BootProblem, bootReportError } from './boot-report.error.js';
import type { SecretSource } from './secret.source.js';
import type { SecretRequest } from './secret.token.js';
import type { WantedSecret } from './wanted.secrets.js';

/** Whoever comes late is not known by name. */
type Wish = SecretRequest & Partial<Pick<WantedSecret, 'by'>>;

interface Reading {
  text?: ReadOutcome<string>;
  json?: ReadOutcome<unknown>;
}

/**
 * Reads, once and at boot, exactly the secrets that the application wants, and tells all that are missing, failed
 * or invalid in one error. What it has read is what is injected, also later: the value as of the boot.
 */
export class BootReport {
  readonly #source: SecretSource;
  readonly #scan: () => WantedSecret[];
  readonly #readings = new Map<string, Promise<Reading>>();
  readonly #needed = new Set<string>();
  #late: Promise<void> | undefined;

  constructor(source: SecretSource, scan: () => WantedSecret[]) {
    this.#source = source;
    this.#scan = scan;
  }

  /** The keys that the application cannot do without, without their paths. */
  get needed(): ReadonlySet<string> {
    return this.#needed;
  }

  /** Reads what is wanted and was not read yet; rejects with the report when something required is not there. */
  async run(): Promise<void> {
    const wanted = this.#scan();
    await this.#source.prefetch(wanted.map(({ key }) => key).filter((key) => !this.#readings.has(key)));
    const missing = await readEach([...groupByKey(wanted)], async ([key, wishes]) => {
      const isNew = !this.#readings.has(key);
      const reading = await this.#read(key, wishes);
      if (wishes.some((wish) => isNeeded(wish, reading))) this.#needed.add(parseSecretKey(key).base);
      return isNew ? problemsOf(key, wishes, reading) : [];
    });
    const problems = missing.flat().sort((a, b) => (a.key < b.key ? -1 : 1));
    if (problems.length > 0) throw bootReportError(problems);
  }

  /** The value for one request, as it was at boot; read now where whoever wants it came later. */
  async valueFor(request: SecretRequest): Promise<unknown> {
    if (!this.#readings.has(request.key)) this.#late ??= this.run().finally(() => (this.#late = undefined));
    // One report also for those who come late together: the classes of a lazily loaded module.
    await this.#late;
    const reading = await this.#read(request.key, [request]);
    const outcome = request.json ? reading.json : reading.text;
    if (outcome?.kind === 'value' && request.ref) return this.#source.ref(request.key, String(outcome.value));
    // A class may change the object that it got; the next one must not see it.
    if (outcome?.kind === 'value') return freshCopy(outcome.value);
    if (outcome?.kind === 'missing' && request.hasDefault) return freshCopy(request.default);
    if (outcome?.kind === 'missing' && request.optional) return undefined;
    throw outcome?.error() ?? new TypeError('A secret was read in no form');
  }

  #read(key: string, wishes: readonly Wish[]): Promise<Reading> {
    const earlier = this.#readings.get(key) ?? Promise.resolve<Reading>({});
    const reading = earlier.then((known) => this.#complete(key, wishes, known));
    this.#readings.set(key, reading);
    return reading;
  }

  async #complete(key: string, wishes: readonly Wish[], known: Reading): Promise<Reading> {
    // What failed for somebody who came late may be there for the next one.
    if (known.text?.kind === 'failed') delete known.text;
    if (known.json?.kind === 'failed') delete known.json;
    if (known.text === undefined && wishes.some(({ json }) => !json)) {
      known.text = await outcomeOf(this.#source.text(key, namesOf(wishes, false)));
    }
    if (known.json === undefined && wishes.some(({ json }) => json)) {
      known.json = await outcomeOf(this.#source.json(key, namesOf(wishes, true)));
    }
    return known;
  }
}

/** The classes and factories that want a secret in this form. */
function namesOf(wishes: readonly Wish[], json: boolean): string[] {
  const names = wishes.filter((wish) => wish.json === json).map(({ by }) => by);
  return [...new Set(names)].filter((name) => name !== undefined);
}

// What a link may not fall back from is thrown by a read; here it is one line of the report.
async function outcomeOf<T>(reading: Promise<ReadOutcome<T>>): Promise<ReadOutcome<T>> {
  try {
    return await reading;
  } catch (error) {
    return { kind: 'failed', error: () => error as Error };
  }
}

/** What a schema lets be missing is needed where it was there. */
function isNeeded(wish: WantedSecret, reading: Reading): boolean {
  const outcome = wish.json ? reading.json : reading.text;
  return !wish.optional && !(wish.bySchema && outcome?.kind === 'missing');
}

function problemsOf(key: string, wishes: readonly WantedSecret[], reading: Reading): BootProblem[] {
  const problems = new Map<string, { error: Error; wantedBy: string[] }>();
  for (const wish of wishes) {
    const outcome = wish.json ? reading.json : reading.text;
    if (outcome === undefined || outcome.kind === 'value') continue;
    if (outcome.kind === 'missing' && (wish.optional || (wish.bySchema && !outcome.required))) continue;
    const error = outcome.error();
    const problem = problems.get(error.message) ?? { error, wantedBy: [] };
    if (!problem.wantedBy.includes(wish.by)) problem.wantedBy.push(wish.by);
    problems.set(error.message, problem);
  }
  return [...problems.values()].map(({ error, wantedBy }) => ({ key, error, wantedBy }));
}

function groupByKey(wanted: readonly WantedSecret[]): Map<string, WantedSecret[]> {
  const groups = new Map<string, WantedSecret[]>();
  for (const wish of wanted) groups.set(wish.key, [...(groups.get(wish.key) ?? []), wish]);
  return groups;
}
