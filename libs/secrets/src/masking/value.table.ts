import { PairFilter } from './pair.filter.js';
import type { Piece } from './text.bytes.js';
import { VIEW } from './text.bytes.js';
import { afterTail } from './value.hits.js';
import type { Hit } from './text.edits.js';
import type { Variant } from './value.variants.js';

/** Of this file: what is imported the engine looks up at each use. */
const view = VIEW;

/** One spelling of values. */
export interface Pattern extends Variant {
  /** Where in the text of the pattern its window begins. */
  offset: number;
  /** The next one in its bucket. */
  next: Pattern | undefined;
}

const BLOCK = 4;
const BYTE = 0xff;
const BLOCK_BITS = 17;
const TABLE = 1 << BLOCK_BITS;
/** Spreads what differs in any of four bytes over the upper bits (Knuth). */
const MULTIPLIER = 0x9e3779b1;
export const LONGEST_WINDOW = 24;
const OFFSETS = 16;
const LEAST_ROOM = 64;

/**
 * Finds many texts at once, in a time that hardly depends on how many they are (Wu and Manber): a table
 * says for every four characters how far the next possible hit is.
 */
export class ValueTable {
  readonly window: number;
  /** With more patterns than this, a power of two, it gets slow. */
  readonly room: number;
  /** Whether a search left out a hit for the digit beside it, which a mask may have replaced since. */
  isLeftOut = false;
  /** The patterns by the last block of their window, in lists: no `Map`, which grows when its entries come and go. */
  readonly #buckets: (Pattern | undefined)[];
  readonly #loads: Uint32Array;
  /** The last two blocks of every window: asked first, since thousands of patterns end in most blocks that texts have. */
  readonly #ends = new PairFilter(TABLE);
  readonly #shifts: Uint8Array;

  /**
   * @param window no pattern may be shorter
   * @param count how many patterns there will be at first
   */
  constructor(window: number, count: number) {
    this.window = window;
    this.room = Math.max(LEAST_ROOM, 2 ** Math.ceil(Math.log2(count)));
    this.#buckets = Array.from({ length: this.room });
    this.#loads = new Uint32Array(this.room);
    this.#shifts = new Uint8Array(TABLE).fill(window - BLOCK + 1);
  }

  /** Secrets often begin alike (`sk_live_`), so the window is put where the fewest others end. */
  insert(pattern: Pattern): void {
    const shifts = this.#shifts;
    const end = this.window - BLOCK;
    const bucketAt = (offset: number) => this.#bucketOf(blockIn(pattern.text, offset + end));
    const load = (offset: number) => this.#loads[bucketAt(offset)] as number;
    pattern.offset = 0;
    const offsets = Math.min(OFFSETS, pattern.text.length - this.window);
    for (let offset = 1; offset <= offsets && load(pattern.offset) > 0; offset++) {
      if (load(offset) < load(pattern.offset)) pattern.offset = offset;
    }
    for (let step = 0; step <= end; step++) {
      const block = blockIn(pattern.text, pattern.offset + step);
      shifts[block] = Math.min(shifts[block] as number, end - step);
    }
    const block = blockIn(pattern.text, pattern.offset + end);
    this.#ends.add(block, blockIn(pattern.text, pattern.offset + end - BLOCK));
    const bucket = this.#bucketOf(block);
    pattern.next = this.#buckets[bucket];
    this.#buckets[bucket] = pattern;
    this.#loads[bucket] = (this.#loads[bucket] as number) + 1;
  }

  /** The shifts stay: too small a step costs time only. */
  remove(pattern: Pattern): void {
    const bucket = this.#bucketOf(blockIn(pattern.text, pattern.offset + this.window - BLOCK));
    let before = this.#buckets[bucket];
    if (before === pattern) this.#buckets[bucket] = pattern.next;
    while (before !== undefined && before.next !== pattern) before = before.next;
    if (before !== undefined) before.next = pattern.next;
    this.#loads[bucket] = (this.#loads[bucket] as number) - 1;
  }

  /** Adds the hits in a text that is too short to read its bytes first. */
  findInShort(text: string): Hit[] | undefined {
    const shifts = this.#shifts;
    let hits: Hit[] | undefined;
    for (let at = this.window - BLOCK; at <= text.length - BLOCK;) {
      const shift = shifts[blockIn(text, at)] as number;
      if (shift === 0) hits = this.#hitsAt(at, text, hits);
      at += shift === 0 ? 1 : shift;
    }
    return hits;
  }

  /**
   * Adds the hits that end in a piece of a text, in any order. Both halves of it are searched at the same time: the
   * processor looks one up in the table while it waits for the other.
   */
  findIn(text: string, { base, from, to }: Piece, found: Hit[] | undefined): Hit[] | undefined {
    const shifts = this.#shifts;
    const isLast = base + to === text.length;
    const end = isLast ? to - BLOCK + 1 : to;
    let first = Math.max(from, this.window - BLOCK);
    if (first >= end) return found;
    const middle = (first + end) >> 1;
    let second = middle;
    let hits = found;
    while (first < middle && second < end) {
      const one = shifts[blockAt(first)] as number;
      const other = shifts[blockAt(second)] as number;
      if (one === 0) hits = this.#hitsAt(base + first, text, hits);
      if (other === 0) hits = this.#hitsAt(base + second, text, hits);
      first += one === 0 ? 1 : one;
      second += other === 0 ? 1 : other;
    }
    hits = this.#findBetween(text, base, first, middle, hits);
    return this.#findBetween(text, base, second, end, hits);
  }

  #findBetween(
    text: string,
    base: number,
    from: number,
    to: number,
    found: Hit[] | undefined,
  ): Hit[] | undefined {
    const shifts = this.#shifts;
    let hits = found;
    for (let at = from; at < to;) {
      const shift = shifts[blockAt(at)] as number;
      if (shift === 0) hits = this.#hitsAt(base + at, text, hits);
      at += shift === 0 ? 1 : shift;
    }
    return hits;
  }

  #bucketOf(block: number): number {
    return block & (this.room - 1);
  }

  /** Apart from the loops, which are faster without it. */
  #hitsAt(at: number, text: string, found: Hit[] | undefined): Hit[] | undefined {
    let hits = found;
    const block = blockIn(text, at);
    if (!this.#ends.mayHave(block, blockIn(text, at - BLOCK))) return hits;
    const first = this.#buckets[this.#bucketOf(block)];
    for (let pattern = first; pattern !== undefined; pattern = pattern.next) {
      const start = at + BLOCK - this.window - pattern.offset;
      if (start < 0 || !text.startsWith(pattern.text, start)) continue;
      const end = start + pattern.text.length;
      if (pattern.digitEdges && (isDigitBefore(text, start) || isDigit(text, end))) {
        this.isLeftOut = true;
        continue;
      }
      (hits ??= []).push({ start, end: pattern.tail === '' ? end : afterTail(text, end, pattern.tail) });
    }
    return hits;
  }
}

function blockAt(at: number): number {
  return blockOf(view.getInt32(at, true));
}

function blockIn(text: string, at: number): number {
  return blockOf(
    (text.charCodeAt(at) & BYTE) |
      ((text.charCodeAt(at + 1) & BYTE) << 8) |
      ((text.charCodeAt(at + 2) & BYTE) << 16) |
      ((text.charCodeAt(at + 3) & BYTE) << 24),
  );
}

function blockOf(codes: number): number {
  return Math.imul(codes, MULTIPLIER) >>> (32 - BLOCK_BITS);
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

/** The digits of an escape such as `%20` stand for another character. */
function isDigitBefore(text: string, at: number): boolean {
  return isDigit(text, at - 1) && !(text[at - 3] === '%' && /[0-9A-Fa-f]/.test(text[at - 2] ?? ''));
}
