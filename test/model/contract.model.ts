import type { FallbackMode } from '../../libs/secrets/src/reading/fallback.policy.js';
import type { FakeClock } from '../support/fake-clock.js';
import type { Rules } from './entry.model.js';
import { LinkModel } from './link.model.js';
import { type Ending, ReadModel, show } from './read.model.js';
import type { Call, LinkWitness, Said } from './scripted.link.js';

/** Milliseconds that a call has, and that a reader waits for each link. */
const DEADLINE = 3000;
const DEADLINES = [DEADLINE, 10_000];
/** Milliseconds by which sums of large numbers may be off. */
const ROUNDING = 0.01;

/**
 * What the contract allows, told by what passed at its two ends: the calls that reached the stores, and the reads. It
 * predicts no single outcome; it knows for each which ones are allowed, and collects what was not.
 */
export class ContractModel implements LinkWitness {
  readonly links: readonly LinkModel[];
  readonly wrong: string[] = [];
  readonly reads = new Set<ReadModel>();
  /** The situations that were met, so that a run can be seen to have met them all. */
  readonly met = new Set<string>();
  /** The key of the refresh that is being begun; `undefined` is all. */
  refreshed: string | undefined;
  isClosed = false;
  readonly #over = new Set<Call>();
  readonly #ready: (() => void)[] = [];

  constructor(
    readonly rules: Rules,
    readonly fallback: FallbackMode,
    private readonly clock: FakeClock,
    links: number,
  ) {
    this.links = Array.from({ length: links }, () => new LinkModel(rules, this.met));
  }

  get now(): number {
    return this.clock.now();
  }

  asked(link: number, key: string, held: Said): Call {
    const call: Call = { link, key, askedAt: this.now, held };
    if (this.isClosed) this.wrong.push(`link-${link} was asked for ${key} after the end`);
    for (const what of this.#link(link).asked(call, this.now + ROUNDING))
      this.wrong.push(`${what} of ${key} to link-${link}`);
    for (const read of this.reads) if (read.key === key) read.waitsFor.add(call);
    this.touch();
    return call;
  }

  said(link: number, call: Call, said: Said): void {
    // Nobody waits for it any more, and it must not count.
    if (this.#over.has(call)) return void this.met.add('an answer after the deadline');
    this.#over.add(call);
    const { flight } = this.#link(link).entry(call.key);
    const isLate = flight !== call;
    if (isLate) this.met.add(`a late ${said.kind}`);
    const told = this.#link(link).said(call, said, this.now);
    for (const read of this.reads) {
      if (!read.waitsFor.has(call)) continue;
      read.mayBeTold(link, ...told);
      read.isLate ||= isLate;
    }
    if (said.kind === 'transient' && told.some(({ kind }) => kind === 'value'))
      this.met.add('the last value in an outage');
    this.touch();
  }

  aborted(link: number, call: Call): void {
    if (this.#over.has(call)) return;
    if (this.isClosed) return void this.#over.add(call);
    const waited = this.now - call.askedAt;
    if (!DEADLINES.some((deadline) => Math.abs(waited - deadline) < ROUNDING)) {
      this.wrong.push(`a deadline of ${waited / 1000} s for ${call.key} of link-${link}`);
    }
    // The service is told after the timers of this moment, and so is the model.
    queueMicrotask(() => this.said(link, call, { kind: 'transient' }));
  }

  refreshBegins(link: number): void {
    this.#link(link).refreshBegins(this.refreshed, this.now);
  }

  /** What was asked since the refresh began may be what the provider remembered. */
  refreshEnds(link: number, key: string | undefined): void {
    this.#link(link).invalidate(key, this.now);
  }

  later(answer: () => void): void {
    this.#ready.push(answer);
  }

  /** Gives the next answer that is ready; whether there was one. */
  answerNext(): boolean {
    const answer = this.#ready.shift();
    answer?.();
    return answer !== undefined;
  }

  begin(key: string): ReadModel {
    this.touch();
    const read = new ReadModel(key, this.now, this.links.length);
    this.links.forEach((link, index) => {
      const { flight } = link.entry(key);
      if (flight !== undefined) read.waitsFor.add(flight);
      read.mayBeTold(index, ...link.atOnce(key, this.now));
    });
    this.reads.add(read);
    return read;
  }

  end(read: ReadModel, ending: Ending, isThrown: boolean): void {
    this.reads.delete(read);
    if (this.isClosed) {
      if (show(ending) !== 'error CLOSED')
        this.wrong.push(`a read of ${read.key} after the end gave ${show(ending)}`);
      return;
    }
    this.#giveUp(read);
    const allowed = read.endings(this.fallback, isThrown);
    if (allowed.has(show(ending))) return void this.met.add(`a read that ends with ${kindOf(ending)}`);
    const list = [...allowed].join(', ') || 'nothing yet';
    this.wrong.push(`a read of ${read.key} gave ${show(ending)}, allowed: ${list}`);
  }

  /** Something happened: a read that has got past the first link may be told what the others can say now. */
  touch(): void {
    for (const link of this.links) link.doubt(this.now);
    for (const read of this.reads) {
      this.#giveUp(read);
      for (const [index, link] of this.links.entries()) {
        if (index === 0) continue;
        const { flight } = link.entry(read.key);
        if (flight !== undefined) read.waitsFor.add(flight);
        read.mayBeTold(index, ...link.atOnce(read.key, this.now));
      }
    }
  }

  /** What must hold at any moment when nothing runs. */
  checkReads(): void {
    const most = DEADLINE * this.links.length;
    for (const read of this.reads) {
      if (this.now - read.startedAt > most + ROUNDING)
        this.wrong.push(`a read of ${read.key} waits for more than ${most} ms`);
    }
  }

  /** A reader that met a more patient flight waits no longer than for one of its own. */
  #giveUp(read: ReadModel): void {
    if (this.now - read.startedAt < DEADLINE - ROUNDING) return;
    for (const call of read.waitsFor) {
      if (this.#over.has(call)) continue;
      read.mayBeTold(call.link, ...this.#link(call.link).entry(read.key).lastOr('transient', this.now));
    }
  }

  #link(index: number): LinkModel {
    const link = this.links[index];
    if (link === undefined) throw new Error(`there is no link ${index}`);
    return link;
  }
}

function kindOf(ending: Ending): string {
  if (ending === 'nothing') return ending;
  return 'value' in ending ? 'a value' : ending.code;
}
