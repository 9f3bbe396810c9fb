import { EntryModel, type Rules } from './entry.model.js';
import type { Call, Said, Trouble } from './scripted.link.js';

const FAILURES_TO_OPEN = 5;
const FIRST_PAUSE = 15_000;
const LONGEST_PAUSE = 60_000;

/** A link as the contract has it: its entries, and the breaker that all of them share. */
export class LinkModel {
  readonly entries = new Map<string, EntryModel>();
  #failures = 0;
  #pause = 0;
  #openUntil = -Infinity;
  #probe: Call | undefined;
  #lastTrouble: Trouble = 'transient';

  constructor(
    private readonly rules: Rules,
    private readonly met: Set<string>,
  ) {}

  entry(key: string): EntryModel {
    let entry = this.entries.get(key);
    if (entry === undefined) this.entries.set(key, (entry = new EntryModel(this.rules)));
    return entry;
  }

  atOnce(key: string, now: number): Said[] {
    const entry = this.entry(key);
    const said = entry.atOnce(now);
    if (entry.isFresh(now) || !this.#isOpen(now)) return said;
    return [...said, ...entry.lastOr(this.#lastTrouble, now)];
  }

  /** What is wrong with a call at this moment, if anything is. */
  asked(call: Call, now: number): string[] {
    const entry = this.entry(call.key);
    const wrong: string[] = [];
    if (entry.flight !== undefined) wrong.push('a second flight');
    if (now < entry.notBefore) wrong.push(`a call ${(entry.notBefore - now) / 1000} s too early`);
    if (this.#isOpen(now)) wrong.push('a call through an open breaker');
    if (this.#pause > 0) {
      this.#probe = call;
      this.met.add('a probe');
    }
    entry.flight = call;
    return wrong;
  }

  /** What those are told who wait for this call, whether it counts or is late. */
  said(call: Call, said: Said, now: number): Said[] {
    this.#countFailure(call, said, now);
    const entry = this.entry(call.key);
    if (entry.flight === call) return entry.settle(said, call.askedAt, now);
    return said.kind === 'transient' ? entry.lastOr(said.kind, now) : [said];
  }

  /** While it is not set up, every read that it is spared may drop what has expired. */
  doubt(now: number): void {
    if (this.#lastTrouble !== 'unconfigured' || !this.#isOpen(now)) return;
    for (const entry of this.entries.values())
      if (entry.kept && !entry.isFresh(now)) entry.kept.isDoubtful = true;
  }

  /** A refresh gives the store another chance. */
  refreshBegins(key: string | undefined, now: number): void {
    this.#close();
    this.invalidate(key, now);
  }

  invalidate(key: string | undefined, now: number): void {
    for (const [of, entry] of this.entries) if (key === undefined || key === of) entry.invalidate(now);
  }

  #isOpen(now: number): boolean {
    return this.#pause > 0 && (this.#probe !== undefined || now < this.#openUntil);
  }

  #countFailure(call: Call, said: Said, now: number): void {
    if (this.rules.ttl === 0) return;
    if (said.kind !== 'transient' && said.kind !== 'unconfigured') return this.#close();
    this.#lastTrouble = said.kind;
    this.#failures++;
    const isFirst = this.#pause === 0 && this.#failures >= FAILURES_TO_OPEN;
    if (!isFirst && this.#probe !== call) return;
    this.#pause = isFirst ? FIRST_PAUSE : Math.min(LONGEST_PAUSE, this.#pause * 2);
    this.#openUntil = now + this.#pause;
    this.#probe = undefined;
  }

  #close(): void {
    this.#failures = 0;
    this.#pause = 0;
    this.#probe = undefined;
  }
}
