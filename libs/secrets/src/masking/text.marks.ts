import type { KeyTails } from './key.tails.js';
import { HINT_CHARACTERS, hintQuads } from './text.hints.js';
import type { Piece } from './text.bytes.js';
import { BYTES, BYTES_AT_ONCE, readPiece, VIEW, WORDS } from './text.bytes.js';
import { ALONE, END, QUAD, SEPARATOR } from './text.pairs.js';
import type { Hit } from './text.edits.js';
import type { ValueTable } from './value.table.js';

/** Of this file: what is imported the engine looks up at each use. */
const bytes = BYTES;
const view = VIEW;
const words = WORDS;

/** What is seen in a text at first sight. */
export interface Marks {
  /** From left to right: where a secret key may end, and what hints at something. The first `count` are valid. */
  readonly places: Int32Array;
  /** A separator is `KEY_ENDS`; the others are bits of `hint.kinds`. */
  readonly kinds: Uint16Array;
  readonly count: number;
  /** Where registered values stand. */
  readonly hits: Hit[] | undefined;
}

export const KEY_ENDS = 0;

/** So many marks are kept room for; a long text may need more. */
const USUAL = 4096;
const PAIR = 0xffff;
const QUAD_BITS = 14;
/** Spreads what differs in any of four bytes over the upper bits (Knuth). */
const MULTIPLIER = 0x9e3779b1;
/** The same for four pairs in one number, a byte each. */
const FOUR_TIMES = 0x01010101;
const COUNTING = (SEPARATOR | END | QUAD | ALONE) * FOUR_TIMES;
const ALL_ALONE = ALONE * FOUR_TIMES;
const COLON = 58;
const EQUALS = 61;

/** What four characters hint at, by a hash of them. */
const quads = quadTable();
/** What one character hints at, by its code. */
const singles = new Uint16Array(256);
for (const [char, hint] of HINT_CHARACTERS) singles[char.charCodeAt(0)] = hint;

/** A copy of the pairs in use: the engine compiles the place of a table into its code when there is only one. */
const PAIRS = new Uint8Array(PAIR + 1);
let copied: Uint8Array | undefined;

const marks = {
  places: new Int32Array(USUAL),
  kinds: new Uint16Array(USUAL),
  count: 0,
  hits: undefined as Hit[] | undefined,
};

/**
 * Looks once at a text: where keys may end, as `tails` says, what hints at formats, and the values of `table`. What
 * comes back is valid until the next call.
 */
export function marksOf(text: string, tails: KeyTails, table?: ValueTable): Marks {
  if (marks.places.length > USUAL) resize(USUAL);
  if (copied !== tails.pairs) PAIRS.set((copied = tails.pairs));
  marks.count = 0;
  marks.hits = undefined;
  for (let piece = readPiece(text); piece !== undefined; piece = readPiece(text, piece)) {
    look(piece, tails);
    if (table !== undefined) marks.hits = table.findIn(text, piece, marks.hits);
  }
  return marks;
}

/** Where four pairs stand that count, and which of them. */
const WHERE = new Uint16Array(BYTES_AT_ONCE / 8);
const WHICH = new Int32Array(WHERE.length);

/** Takes eight bytes at a time, as four pairs. In two loops: the first would get slower for what it rarely meets. */
function look({ base, from, to }: Piece, tails: KeyTails): void {
  const count = findPairs(from, to);
  for (let i = 0; i < count; i++) note(base, WHERE[i] as number, WHICH[i] as number, tails);
}

function findPairs(from: number, to: number): number {
  const table = PAIRS;
  let count = 0;
  // The beginning is preceded by what any key may have before it, as zeros are.
  let before = (table[from === 0 ? 0 : view.getUint16(from - 2, true)] as number) << 24;
  for (let at = from; at < to; at += 8) {
    const word = words[at >> 2] as number;
    const next = words[(at >> 2) | 1] as number;
    const pairs =
      (table[word & PAIR] as number) |
      ((table[word >>> 16] as number) << 8) |
      ((table[next & PAIR] as number) << 16) |
      ((table[next >>> 16] as number) << 24);
    const found = pairs & ((pairs << 12) | (before >>> 20) | ALL_ALONE) & COUNTING;
    before = pairs;
    if (found !== 0) {
      WHERE[count] = at;
      WHICH[count++] = found;
    }
  }
  return count;
}

function note(base: number, at: number, found: number, tails: KeyTails): void {
  for (let rest = found; rest !== 0; rest &= rest - 1) {
    const bit = 31 - Math.clz32(rest & -rest);
    const pair = at + ((bit >> 2) & 6);
    const flag = 1 << (bit & 7);
    if (flag === SEPARATOR) noteKey(base, isSeparator(pair) ? pair : pair + 1, tails);
    else if (flag === END) noteKey(base, isSeparator(pair + 1) ? pair + 1 : pair + 2, tails);
    else if (flag === QUAD) {
      noteQuad(base, pair - 3);
      noteQuad(base, pair - 2);
    } else {
      noteQuad(base, pair - 1);
      noteSingle(base, pair);
      noteSingle(base, pair + 1);
      noteKey(base, pair + 1, tails);
    }
  }
}

function noteKey(base: number, place: number, tails: KeyTails): void {
  if (isSeparator(place) && tails.mayEndAt(place) && tails.mayReallyEndAt(place)) add(base + place, KEY_ENDS);
}

function noteQuad(base: number, at: number): void {
  const hint = at < 0 ? 0 : (quads[quadOf(view.getInt32(at, true))] as number);
  if (hint !== 0) add(base + at, hint);
}

function noteSingle(base: number, at: number): void {
  const hint = singles[bytes[at] as number] as number;
  if (hint !== 0) add(base + at, hint);
}

function add(place: number, kind: number): void {
  if (marks.count === marks.places.length) resize(2 * marks.count);
  marks.places[marks.count] = place;
  marks.kinds[marks.count] = kind;
  marks.count++;
}

function resize(length: number): void {
  const { places, kinds, count } = marks;
  marks.places = new Int32Array(length);
  marks.kinds = new Uint16Array(length);
  if (length < count) return;
  marks.places.set(places);
  marks.kinds.set(kinds);
}

function isSeparator(place: number): boolean {
  const code = bytes[place];
  return code === COLON || code === EQUALS;
}

function quadOf(codes: number): number {
  return Math.imul(codes, MULTIPLIER) >>> (32 - QUAD_BITS);
}

function quadTable(): Uint8Array {
  const table = new Uint8Array(1 << QUAD_BITS);
  for (const { codes, hint } of hintQuads()) {
    const [first = 0, second = 0, third = 0, fourth] = codes;
    const start = first | (second << 8) | (third << 16);
    for (let last = fourth ?? 0; last <= (fourth ?? 0xff); last++) {
      (table[quadOf(start | (last << 24))] as number) |= hint;
    }
  }
  return table;
}
