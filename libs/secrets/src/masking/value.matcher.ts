import { MASK, SHORTEST_VALUE } from './mask.constants.js';
import { afterTail, joinHits } from './value.hits.js';
import type { Hit } from './value.hits.js';
import type { Variant } from './value.variants.js';
import { PairFilter } from './pair.filter.js';
import { BYTES_AT_ONCE, bytesOf } from './text.bytes.js';
import { variantsOf } from './value.variants.js';

interface Pattern extends Variant {
  /** Where in the text of the pattern its window begins. */
  offset: number;
  /** How many registered values are spelled so. */
  owners: number;
}

const BLOCK = 3;
const BYTE = 0xff;
const SHORT_TEXT = 160;
/** As many as three ASCII characters make blocks. */
const TABLE = 1 << 17;
const LONGEST_WINDOW = 24;
const OFFSETS = 16;
/** A mask may itself complete a hit; more rounds than this only a contrived text needs. */
const ROUNDS = 8;

/**
 * Finds many texts at once, in a time that hardly depends on how many they are (Wu and Manber): a table
 * says for every three characters how far the next possible hit is.
 */
export class ValueMatcher {
  readonly #values = new Set<string>();
  readonly #patterns = new Map<string, Pattern>();
  #pending: string[] = [];
  #buckets = new Map<number, Pattern[]>();
  /** The last two blocks of every window: asked first, since thousands of patterns end in most blocks that texts have. */
  #ends = new PairFilter(0);
  #shifts: Uint8Array | undefined;
  #window = LONGEST_WINDOW;
  #removed = 0;
  /** How many patterns hold what a mask is made of: one beside it may complete them. */
  #starred = 0;
  /** Whether the last search left out a hit for the digit beside it, which a mask may have replaced since. */
  #isLeftOut = false;

  get size(): number {
    return this.#values.size + this.#pending.length;
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

  mask(text: string): string {
    const isTooShort = text.length < this.#window && this.#pending.length === 0;
    return isTooShort ? text : this.#search(text);
  }

  #search(text: string): string {
    if (this.#pending.length > 0 || this.#removed > this.#patterns.size) this.#update();
    let masked = text;
    for (let round = 0; round < ROUNDS; round++) {
      const hits = this.#find(masked);
      if (hits === undefined) return masked;
      masked = joinHits(masked, hits);
      if (this.#starred === 0 && !this.#isLeftOut) return masked;
    }
    return masked;
  }

  #find(text: string): Hit[] | undefined {
    const shifts = this.#shifts;
    if (shifts === undefined) return undefined;
    this.#isLeftOut = false;
    const { length } = text;
    // Writing the bytes of a short text costs more than it saves.
    const bytes = length > SHORT_TEXT ? bytesOf(text) : undefined;
    let base = 0;
    let hits: Hit[] | undefined;
    for (let at = this.#window - BLOCK; at <= length - BLOCK;) {
      if (at - base > BYTES_AT_ONCE - BLOCK) bytesOf(text, (base = at));
      const block = bytes === undefined ? blockIn(text, at) : blockAt(bytes, at - base);
      const shift = shifts[block] as number;
      if (shift > 0) {
        at += shift;
        continue;
      }
      hits = this.#hitsAt(at, block, text, hits);
      at++;
    }
    return hits;
  }

  /** Apart from the loop, which is faster without it. */
  #hitsAt(at: number, block: number, text: string, found: Hit[] | undefined): Hit[] | undefined {
    let hits = found;
    if (!this.#ends.mayHave(block, blockIn(text, at - BLOCK))) return hits;
    for (const pattern of this.#buckets.get(block) ?? []) {
      const start = at + BLOCK - this.#window - pattern.offset;
      if (start < 0 || !text.startsWith(pattern.text, start)) continue;
      const end = start + pattern.text.length;
      if (pattern.digitEdges && (isDigitBefore(text, start) || isDigit(text, end))) {
        this.#isLeftOut = true;
        continue;
      }
      (hits ??= []).push({ start, end: pattern.tail === '' ? end : afterTail(text, end, pattern.tail) });
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
    const tooShort = fresh.some(({ text }) => text.length < this.#window);
    if (this.#shifts === undefined || tooShort || this.#removed > this.#patterns.size) this.#rebuild();
    else for (const pattern of fresh) this.#insert(pattern, this.#shifts);
  }

  #forget(text: string): void {
    const pattern = this.#patterns.get(text);
    if (pattern === undefined || --pattern.owners > 0) return;
    this.#patterns.delete(text);
    if (isStarred(text)) this.#starred--;
    // The shifts stay: too small a step costs time only.
    const block = blockIn(text, pattern.offset + this.#window - BLOCK);
    const others = this.#buckets.get(block)?.filter((other) => other !== pattern);
    if (others !== undefined) this.#buckets.set(block, others);
    this.#removed++;
  }

  #rebuild(): void {
    this.#removed = 0;
    this.#buckets = new Map();
    this.#shifts = undefined;
    this.#window = LONGEST_WINDOW;
    if (this.#patterns.size === 0) return;
    for (const text of this.#patterns.keys()) this.#window = Math.min(this.#window, text.length);
    this.#ends = new PairFilter(TABLE);
    this.#shifts = new Uint8Array(TABLE).fill(this.#window - BLOCK + 1);
    for (const pattern of this.#patterns.values()) this.#insert(pattern, this.#shifts);
  }

  /** Secrets often begin alike (`sk_live_`), so the window is put where the fewest others end. */
  #insert(pattern: Pattern, shifts: Uint8Array): void {
    const end = this.#window - BLOCK;
    const load = (offset: number) => this.#buckets.get(blockIn(pattern.text, offset + end))?.length ?? 0;
    pattern.offset = 0;
    const offsets = Math.min(OFFSETS, pattern.text.length - this.#window);
    for (let offset = 1; offset <= offsets && load(pattern.offset) > 0; offset++) {
      if (load(offset) < load(pattern.offset)) pattern.offset = offset;
    }
    for (let step = 0; step <= end; step++) {
      const block = blockIn(pattern.text, pattern.offset + step);
      shifts[block] = Math.min(shifts[block] as number, end - step);
    }
    const block = blockIn(pattern.text, pattern.offset + end);
    this.#ends.add(block, blockIn(pattern.text, pattern.offset + end - BLOCK));
    this.#buckets.set(block, [...(this.#buckets.get(block) ?? []), pattern]);
  }
}

function isStarred(text: string): boolean {
  return text.includes(MASK[0] as string);
}

function blockAt(bytes: Uint8Array, at: number): number {
  return blockOf(bytes[at] as number, bytes[at + 1] as number, bytes[at + 2] as number);
}

function blockIn(text: string, at: number): number {
  return blockOf(text.charCodeAt(at) & BYTE, text.charCodeAt(at + 1) & BYTE, text.charCodeAt(at + 2) & BYTE);
}

function blockOf(first: number, second: number, third: number): number {
  return ((first << 10) ^ (second << 5) ^ third) & (TABLE - 1);
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

/** The digits of an escape such as `%20` stand for another character. */
function isDigitBefore(text: string, at: number): boolean {
  return isDigit(text, at - 1) && !(text[at - 3] === '%' && /[0-9A-Fa-f]/.test(text[at - 2] ?? ''));
}

/** Whether a text may be searched for: long enough, and not made of what a mask is made of. */
export function isSearchable(value: string): boolean {
  return value.length >= SHORTEST_VALUE && !/^\**$/.test(value);
}
