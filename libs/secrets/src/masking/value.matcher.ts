import { MASK, SHORTEST_VALUE } from './mask.constants.js';
import { readPiece } from './text.bytes.js';
import { joinHits } from './value.hits.js';
import type { Hit } from './text.edits.js';
import type { Pattern } from './value.table.js';
import { LONGEST_WINDOW, ValueTable } from './value.table.js';
import type { Variant } from './value.variants.js';
import { variantsOf } from './value.variants.js';

const SHORT_TEXT = 160;
/** A mask may itself complete a hit; more rounds than this only a contrived text needs. */
const ROUNDS = 8;

/** Finds all spellings of values, which come and go. */
export class ValueMatcher {
  readonly #values = new Map<string, readonly Pattern[]>();
  #pending: string[] = [];
  #table: ValueTable | undefined;
  #count = 0;
  #removed = 0;
  /** How many patterns hold what a mask is made of: one beside it may complete them. */
  #starred = 0;

  get size(): number {
    return this.#values.size + this.#pending.length;
  }

  /** Whether a mask that was put in may have made a hit of what was none. */
  get mayFindMore(): boolean {
    return this.#starred > 0 || this.#table?.isLeftOut === true;
  }

  add(value: string): void {
    this.#pending.push(value);
  }

  remove(value: string): void {
    const waiting = this.#pending.indexOf(value);
    if (waiting !== -1) {
      this.#pending.splice(waiting, 1);
      return;
    }
    for (const pattern of this.#values.get(value) ?? []) this.#forget(pattern);
    this.#values.delete(value);
    if (this.size === 0) this.#rebuild();
  }

  /** What finds the values in texts of this moment; nothing where there is none to be found. */
  table(): ValueTable | undefined {
    if (this.#pending.length > 0 || this.#removed > this.#count) this.#update();
    if (this.#table !== undefined) this.#table.isLeftOut = false;
    return this.#table;
  }

  mask(text: string): string {
    let masked = text;
    for (let round = 0; round < ROUNDS; round++) {
      const hits = this.#find(masked);
      if (hits === undefined) return masked;
      masked = joinHits(masked, hits);
      if (!this.mayFindMore) return masked;
    }
    return masked;
  }

  #find(text: string): Hit[] | undefined {
    const table = this.table();
    if (table === undefined) return undefined;
    // Reading the bytes of a short text costs more than it saves.
    if (text.length <= SHORT_TEXT) return table.findInShort(text);
    let hits: Hit[] | undefined;
    for (let piece = readPiece(text); piece !== undefined; piece = readPiece(text, piece)) {
      hits = table.findIn(text, piece, hits);
    }
    return hits;
  }

  #update(): void {
    const fresh = this.#pending.flatMap((value) => {
      const patterns = variantsOf(value).map(patternOf);
      this.#values.set(value, patterns);
      return patterns;
    });
    this.#pending = [];
    this.#count += fresh.length;
    this.#starred += fresh.filter(isStarred).length;
    const table = this.#table;
    const isMisfit =
      table === undefined || this.#count > table.room || fresh.some(({ text }) => text.length < table.window);
    if (isMisfit || this.#removed > this.#count) this.#rebuild();
    else for (const pattern of fresh) table.insert(pattern);
  }

  #forget(pattern: Pattern): void {
    this.#table?.remove(pattern);
    this.#removed++;
    this.#count--;
    if (isStarred(pattern)) this.#starred--;
  }

  #rebuild(): void {
    this.#removed = 0;
    this.#table = undefined;
    if (this.#count === 0) return;
    const patterns = [...this.#values.values()].flat();
    const shortest = patterns.reduce((length, { text }) => Math.min(length, text.length), LONGEST_WINDOW);
    this.#table = new ValueTable(shortest, patterns.length);
    for (const pattern of patterns) this.#table.insert(pattern);
  }
}

/** Not spread: that would cost a list of properties beside each. */
function patternOf({ text, digitEdges, tail }: Variant): Pattern {
  return { text, digitEdges, tail, offset: 0, next: undefined };
}

function isStarred({ text }: Pattern): boolean {
  return text.includes(MASK[0] as string);
}

/** Whether a text may be searched for: long enough, and not made of what a mask is made of. */
export function isSearchable(value: string): boolean {
  return value.length >= SHORTEST_VALUE && !/^\**$/.test(value);
}
