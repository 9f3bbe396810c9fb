import type { ValueOrigin } from '../cache/cache-entry.js';

/** How a read came to its end: `invalid` is a secret that is there, but not in the form that was wanted. */
export type ReadEnd = ValueOrigin | 'missing' | 'failed' | 'invalid';

export interface ReadCount {
  readonly end: ReadEnd;
  /** The link that answered; `undefined` where none did. */
  readonly link: string | undefined;
  readonly count: number;
}

/** How many reads ended how, in plain numbers: a read that is answered from memory must not cost more for it. */
export class ReadCounts {
  /** Of the hot path, by the place of the link. */
  readonly hits: Float64Array;
  readonly #names: readonly string[];
  readonly #others = new Map<string, { end: ReadEnd; link: string | undefined; count: number }>();

  constructor(names: readonly string[]) {
    this.#names = names;
    this.hits = new Float64Array(names.length);
  }

  note(end: ReadEnd, link?: string): void {
    const slot = `${end} ${String(link)}`;
    const known = this.#others.get(slot);
    if (known !== undefined) known.count++;
    else this.#others.set(slot, { end, link, count: 1 });
  }

  /** A pair of end and link may come twice: the counts are to be added. */
  *[Symbol.iterator](): Iterator<ReadCount> {
    for (const [place, link] of this.#names.entries()) {
      const count = this.hits[place] ?? 0;
      if (count > 0) yield { end: 'hit', link, count };
    }
    yield* this.#others.values();
  }
}
