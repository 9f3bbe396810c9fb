import { MASK, SHORTEST_VALUE } from './mask.constants.js';
import { readPiece } from './text.bytes.js';
import { joinHits } from './value.hits.js';
import type { Hit } from './value.hits.js';
import type { Pattern } from './value.table.js';
import { LONGEST_WINDOW, ValueTable } from './value.table.js';
import { variantsOf } from './value.variants.js';

const SHORT_TEXT = 160;
/** A mask may itself complete a hit; more rounds than this only a contrived text needs. */
const ROUNDS = 8;

/** Finds all spellings of values, which come and go. */
export class ValueMatcher {
  readonly #values = new Set<string>();
  readonly #patterns = new Map<string, Pattern>();
  #pending: string[] = [];
  #table: ValueTable | undefined;
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
    // Made again rather than kept: that would double the memory.
    if (this.#values.delete(value)) for (const { text } of variantsOf(value)) this.#forget(text);
    if (this.size === 0) this.#rebuild();
  }

  /** What finds the values in texts of this moment; nothing where there is none to be found. */
  table(): ValueTable | undefined {
    if (this.#pending.length > 0 || this.#removed > this.#patterns.size) this.#update();
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
    if (table === undefined || text.length < table.window) return undefined;
    // Reading the bytes of a short text costs more than it saves.
    if (text.length <= SHORT_TEXT) return table.findInShort(text);
    let hits: Hit[] | undefined;
    for (let piece = readPiece(text); piece !== undefined; piece = readPiece(text, piece)) {
      hits = table.findIn(text, piece, hits);
    }
    return hits;
  }

  #update(): void {
    const fresh: Pattern[] = [];
    for (const value of this.#pending) {
      this.#values.add(value);
      for (const variant of variantsOf(value)) {
        const known = this.#patterns.get(variant.text);
        if (known !== undefined) {
          known.owners++;
          continue;
        }
        const { text, digitEdges, tail } = variant;
        // Not spread: that would cost a list of properties beside each.
        const pattern: Pattern = { text, digitEdges, tail, offset: 0, owners: 1 };
        this.#patterns.set(pattern.text, pattern);
        if (isStarred(pattern.text)) this.#starred++;
        fresh.push(pattern);
      }
    }
    this.#pending = [];
    const table = this.#table;
    const tooShort = table === undefined || fresh.some(({ text }) => text.length < table.window);
    if (tooShort || this.#removed > this.#patterns.size) this.#rebuild();
    else for (const pattern of fresh) table.insert(pattern);
  }

  #forget(text: string): void {
    const pattern = this.#patterns.get(text);
    if (pattern === undefined || --pattern.owners > 0) return;
    this.#patterns.delete(text);
    if (isStarred(text)) this.#starred--;
    this.#table?.remove(pattern);
    this.#removed++;
  }

  #rebuild(): void {
    this.#removed = 0;
    this.#table = undefined;
    if (this.#patterns.size === 0) return;
    let window = LONGEST_WINDOW;
    for (const text of this.#patterns.keys()) window = Math.min(window, text.length);
    this.#table = new ValueTable(window);
    for (const pattern of this.#patterns.values()) this.#table.insert(pattern);
  }
}

function isStarred(text: string): boolean {
  return text.includes(MASK[0] as string);
}

/** Whether a text may be searched for: long enough, and not made of what a mask is made of. */
export function isSearchable(value: string): boolean {
  return value.length >= SHORTEST_VALUE && !/^\**$/.test(value);
}
