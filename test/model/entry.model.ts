import type { Call, Said, Trouble } from './scripted.link.js';

/** The numbers of the contract, in milliseconds. */
export interface Rules {
  readonly ttl: number;
  readonly staleIfError: number;
  readonly negativeTtl: number;
}

/** A value that counts, with the moments from which it is no longer fresh, and no longer served at all. */
interface Kept {
  readonly id: string;
  readonly askedAt: number;
  freshUntil: number;
  staleUntil: number;
  /** It may have been dropped: a link that is not set up counts as not being there. */
  isDoubtful?: boolean;
}

/**
 * What one link may say of one key, from what was asked and said so far. Where the contract leaves room (spreads and
 * back-offs by chance), both ends are known: `surely` and `perhaps`.
 */
export class EntryModel {
  kept: Kept | undefined;
  /** The last value that counted, whether or not it is kept. */
  counted: string | undefined;
  flight: Call | undefined;
  /** No call is due before. */
  notBefore = -Infinity;
  #missing: { surely: number; perhaps: number } | undefined;
  #failing: { kind: Trouble; count: number; perhaps: number } | undefined;

  constructor(private readonly rules: Rules) {}

  isFresh(now: number): boolean {
    return this.kept !== undefined && now < this.kept.freshUntil;
  }

  isServable(now: number): boolean {
    return this.kept !== undefined && now < this.kept.staleUntil;
  }

  /** The last value where it may stand in, which it does in passing trouble only; else the trouble. */
  lastOr(kind: Trouble, now: number): Said[] {
    const { kept } = this;
    if (kind !== 'transient' || kept === undefined || !this.isServable(now)) return [{ kind }];
    const value: Said = { kind: 'value', id: kept.id };
    return kept.isDoubtful ? [value, { kind }] : [value];
  }

  /** What it may say without asking the store. */
  atOnce(now: number): Said[] {
    if (this.kept !== undefined && this.isFresh(now)) return [{ kind: 'value', id: this.kept.id }];
    const said: Said[] = [];
    if (this.#missing !== undefined && now < this.#missing.perhaps) said.push({ kind: 'missing' });
    if (this.#failing === undefined) return said;
    // While one reader waits for a store that has failed before, the others get the last value.
    const isProbed = this.flight !== undefined && this.isServable(now);
    if (isProbed || now < this.#failing.perhaps) said.push(...this.lastOr(this.#failing.kind, now));
    return said;
  }

  /** The answer of the flight that counts; what those who wait for it are told. */
  settle(said: Said, askedAt: number, now: number): Said[] {
    this.flight = undefined;
    if (said.kind === 'value') return this.#take(said, askedAt);
    const fresh = this.isFresh(now) ? this.kept : undefined;
    if (said.kind !== 'transient') {
      // Ahead of expiry, what is refused or gone keeps its TTL, and has no grace any more.
      if (fresh === undefined) this.kept = undefined;
      else fresh.staleUntil = fresh.freshUntil;
    }
    if (said.kind === 'missing') this.#miss(now);
    else this.#fail(said.kind, now);
    if (fresh !== undefined) return [{ kind: 'value', id: fresh.id }];
    return said.kind === 'missing' ? [said] : this.lastOr(said.kind, now);
  }

  /** Asked for anew: who waits for the flight gets its answer, and nobody else does. */
  invalidate(now: number): void {
    this.flight = undefined;
    this.notBefore = -Infinity;
    this.#missing = undefined;
    this.#failing = undefined;
    if (this.kept === undefined) return;
    this.kept.freshUntil = -Infinity;
    this.kept.staleUntil = Math.min(this.kept.staleUntil, now + this.rules.staleIfError);
  }

  #take(said: Said & { kind: 'value' }, askedAt: number): Said[] {
    const { ttl, staleIfError } = this.rules;
    this.counted = said.id;
    this.#missing = undefined;
    this.#failing = undefined;
    this.notBefore = askedAt + 0.8 * ttl;
    const freshUntil = askedAt + ttl;
    this.kept =
      ttl === 0 ? undefined : { id: said.id, askedAt, freshUntil, staleUntil: freshUntil + staleIfError };
    return [said];
  }

  #miss(now: number): void {
    if (this.rules.ttl === 0) return;
    this.#failing = undefined;
    this.#missing = this.isFresh(now)
      ? undefined
      : { surely: now + 0.8 * this.rules.negativeTtl, perhaps: now + 1.2 * this.rules.negativeTtl };
    // Ahead of expiry there is nothing to remember: the value is asked for again when it has expired.
    this.notBefore = this.#missing?.surely ?? this.kept?.freshUntil ?? -Infinity;
  }

  #fail(kind: Trouble, now: number): void {
    if (this.rules.ttl === 0) return;
    const count = (this.#failing?.count ?? 0) + 1;
    const longest = 1000 * Math.min(60, 2 ** count);
    this.#failing = { kind, count, perhaps: now + longest };
    this.notBefore = now + longest / 2;
  }
}
