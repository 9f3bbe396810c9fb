import { SECRET_ENDINGS, TOKEN_ENDINGS } from './key.lists.js';
import { singular, withoutTrailingDigits } from './key-words.js';

const BITS = 5;
const SAME_CASE = 31;
const FURTHEST = 12;
const S = 115;

/**
 * Says from the last two letters before a separator whether a key that the rule knows may end there. Most keys
 * of a log line do not, and need not be cut out. Errs on the side of asking.
 */
export class KeyTails {
  readonly #pairs = new Uint8Array(1 << (2 * BITS));
  readonly #all: boolean;

  constructor(own: Iterable<string>, all: boolean) {
    this.#all = all || [...own].some((ending) => !/[a-z]{2}\d*$/.test(ending));
    for (const ending of [...SECRET_ENDINGS, ...TOKEN_ENDINGS, ...own]) {
      const letters = withoutTrailingDigits([ending])[0] ?? '';
      for (const tail of [letters, singular(letters)]) {
        this.#pairs[pairOf(tail.charCodeAt(tail.length - 2), tail.charCodeAt(tail.length - 1))] = 1;
      }
    }
  }

  mayEndAt(text: string, separator: number): boolean {
    if (this.#all) return true;
    let at = separator - 1;
    let last = text.charCodeAt(at);
    for (const stop = at - FURTHEST; !isLetter(last); last = text.charCodeAt(--at)) {
      if (last >= 128 || at === stop) return true;
      if (at < 0) return false;
    }
    const before = text.charCodeAt(at - 1);
    if (!isLetter(before) || this.#pairs[pairOf(before, last)] === 1) return true;
    if ((last | 32) !== S) return false;
    const third = text.charCodeAt(at - 2);
    return !isLetter(third) || this.#pairs[pairOf(third, before)] === 1;
  }
}

function pairOf(first: number, second: number): number {
  return ((first & SAME_CASE) << BITS) | (second & SAME_CASE);
}

function isLetter(code: number): boolean {
  return (code | 32) >= 97 && (code | 32) <= 122;
}
