import { SECRET_ENDINGS, TOKEN_ENDINGS } from './key.lists.js';

const BITS = 5;
const SAME_CASE = 31;
const FEWEST = 3;
/** Of an ending. The `s` of its plural takes one letter more. */
const MOST = 5;

/**
 * Says from the last letters of a key whether the rule may know it: most need not be cut into words, not even where
 * a payload brings thousands of them. Errs on the side of asking.
 */
export class KeyEnds {
  readonly #known: ReadonlySet<number>;
  readonly #all: boolean;

  constructor(own: readonly string[], all: boolean) {
    this.#all = all || own.some((ending) => !/[a-z]{3}\d*$/.test(ending));
    this.#known = own.length === 0 ? LISTED : new Set([...LISTED, ...codesOf(own)]);
  }

  mayEnd(key: string): boolean {
    if (this.#all) return true;
    let code = 0;
    let letters = 0;
    for (let at = key.length - 1; at >= 0 && letters <= MOST; at--) {
      const char = key.charCodeAt(at);
      if (char >= 128) return true;
      if (!isLetter(char)) continue;
      code |= (char & SAME_CASE) << (BITS * letters++);
      if (letters >= FEWEST && this.#known.has(code)) return true;
    }
    return false;
  }
}

/** The last letters in one number: no letter is zero, so that it tells how many there are, too. */
function* codesOf(endings: Iterable<string>): Iterable<number> {
  for (const ending of endings) {
    const tail = ending.replace(/[^a-z]/g, '').slice(-MOST);
    yield codeOf(tail);
    yield codeOf(`${tail}s`);
  }
}

function codeOf(letters: string): number {
  return Buffer.from(letters).reduce((code, letter) => (code << BITS) | (letter & SAME_CASE), 0);
}

function isLetter(code: number): boolean {
  return (code | 32) >= 97 && (code | 32) <= 122;
}

const LISTED: ReadonlySet<number> = new Set(codesOf([...SECRET_ENDINGS, ...TOKEN_ENDINGS]));
