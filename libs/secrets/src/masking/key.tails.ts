import { SECRET_ENDINGS, TOKEN_ENDINGS } from './key.lists.js';
import { singular, withoutTrailingDigits } from './key-words.js';

const BITS = 5;
const SAME_CASE = 31;
const FURTHEST = 12;
const S = 115;
const QUOTE = 34;
const COLON = 58;
const EQUALS = 61;
const START = -1;
const UNSURE = -2;

/**
 * Says from the last three letters before a separator whether a key that the rule knows may end there. Most keys
 * of a log line do not, and need not be cut out. Errs on the side of asking.
 */
export class KeyTails {
  readonly #known: Uint8Array;
  readonly #all: boolean;

  constructor(own: readonly string[], all: boolean) {
    this.#all = all || own.some((ending) => !/[a-z]{3}s?\d*$/.test(ending));
    this.#known = own.length === 0 ? LISTED : tableOf(own, LISTED);
  }

  mayEndAt(text: Uint8Array, separator: number): boolean {
    if (this.#all) return true;
    let at = separator - 1;
    let last = byte(text, at);
    const isQuoted = last === QUOTE;
    if (isQuoted) last = byte(text, --at);
    const second = byte(text, at - 1);
    const third = byte(text, at - 2);
    // Nearly every key ends in three letters and no plural.
    if (isLetter(last) && isLetter(second) && isLetter(third) && (last | 32) !== S) {
      return this.#known[triple(third, second, last)] === 1;
    }
    return (isQuoted || (last !== COLON && last !== EQUALS)) && this.#mayEndIn(text, at);
  }

  #mayEndIn(text: Uint8Array, from: number): boolean {
    let at = from;
    for (const stop = at - FURTHEST; !isLetter(byte(text, at)); at--) {
      if (at < 0) return false;
      if (at === stop || byte(text, at) >= 128) return true;
    }
    const second = letterBefore(text, at);
    const third = second < 0 ? second : letterBefore(text, second);
    if (third < 0) return third === UNSURE;
    if (this.#known[tripleAt(text, third, second, at)] === 1) return true;
    if ((byte(text, at) | 32) !== S) return false;
    const fourth = letterBefore(text, third);
    return fourth < 0 ? fourth === UNSURE : this.#known[tripleAt(text, fourth, third, second)] === 1;
  }
}

/** Where the letter before one stands, over a joint between two words. */
function letterBefore(text: Uint8Array, at: number): number {
  const code = byte(text, at - 1);
  if (isLetter(code)) return at - 1;
  if (isJoint(code)) return isLetter(byte(text, at - 2)) ? at - 2 : UNSURE;
  return code >= 128 || (code >= 48 && code <= 57) ? UNSURE : START;
}

/** Between the words of a key: space, `$`, `-`, `.` and `_`; a key does not end there. */
function isJoint(code: number): boolean {
  return code === 95 || code === 45 || code === 46 || code === 32 || code === 36;
}

function tripleAt(text: Uint8Array, first: number, second: number, third: number): number {
  return triple(text[first] as number, text[second] as number, text[third] as number);
}

function triple(first: number, second: number, third: number): number {
  return ((first & SAME_CASE) << (2 * BITS)) | ((second & SAME_CASE) << BITS) | (third & SAME_CASE);
}

/** Nothing stands before the beginning. */
function byte(text: Uint8Array, at: number): number {
  return at < 0 ? 0 : (text[at] as number);
}

function isLetter(code: number): boolean {
  return (code | 32) >= 97 && (code | 32) <= 122;
}

function tableOf(endings: Iterable<string>, base?: Uint8Array): Uint8Array {
  const table = new Uint8Array(1 << (3 * BITS));
  if (base !== undefined) table.set(base);
  for (const ending of endings) {
    const letters = withoutTrailingDigits([ending])[0] ?? '';
    for (const tail of [letters, singular(letters)]) {
      const { length } = tail;
      if (length >= 3) table[tripleAt(Buffer.from(tail, 'latin1'), length - 3, length - 2, length - 1)] = 1;
    }
  }
  return table;
}

const LISTED = tableOf([...SECRET_ENDINGS, ...TOKEN_ENDINGS]);
