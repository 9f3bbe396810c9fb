import { isHex } from './json.context.js';
import { SECRET_ENDINGS, TOKEN_ENDINGS } from './key.lists.js';
import {
  BITS,
  FIVE_BITS,
  INNER,
  isLetter,
  KINDS,
  LOOK,
  LOOK_IN_QUOTES,
  OTHER,
  QUOTED,
  TRIPLES,
  tripleOf,
} from './key.kinds.js';
import { MAYBE_KEY, NO_KEY, TAIL, TailCache, UNKNOWN } from './tail.cache.js';
import { BYTES } from './text.bytes.js';
import { pairTable } from './text.pairs.js';

/** Of this file: what is imported the engine looks up at each use. */
const bytes = BYTES;

const FURTHEST = 12;
const QUOTE = 34;
const BACKSLASH = 92;
const U = 117;
const MOST_LETTERS = 7;

const S = 19;
const T = 20;

/** What three letters are: the end of a known ending of fewer than six; */
const SHORT = 1;
/** the last three of a longer one, the three before those, and those from the fourth last to the second last. */
const LONG = 2;
const BEFORE_LONG = 4;
const IN_LONG = 8;
/**
 * Says from the last letters before a separator whether a key that the rule knows may end there. Most keys of a log
 * line do not, and need not be cut out. Errs on the side of asking, but takes a symbol for what its low byte is.
 */
export class KeyTails {
  readonly #triples: Uint8Array;
  readonly #all: boolean;
  readonly #known = new TailCache();
  #pairs: Uint8Array | undefined;

  constructor(own: readonly string[], all: boolean) {
    this.#all = all || own.some((ending) => !/[a-z]{3}\d*$/.test(ending));
    if (this.#all) this.#triples = ALL;
    else this.#triples = own.length === 0 ? LISTED : tableOf([...LISTED_ENDINGS, ...own]);
  }

  /** What two characters tell that stand side by side; see there. */
  get pairs(): Uint8Array {
    return (this.#pairs ??=
      this.#triples === LISTED ? (listedPairs ??= pairTable(LISTED)) : pairTable(this.#triples));
  }

  /** A look at three letters, which is enough for nearly all keys; where fewer stand before, any answer will do. */
  mayEndAt(separator: number): boolean {
    const isQuoted = bytes[separator - 1] === QUOTE;
    const end = Math.max(2, isQuoted ? separator - 2 : separator - 1);
    const kinds = KINDS;
    const last = tripleOf(
      kinds[bytes[end - 2] as number] as number,
      kinds[bytes[end - 1] as number] as number,
      kinds[bytes[end] as number] as number,
    );
    return ((this.#triples[last] as number) & (isQuoted ? LOOK_IN_QUOTES : LOOK)) !== 0;
  }

  /** A closer look, at up to seven letters. */
  mayReallyEndAt(separator: number): boolean {
    if (this.#all) return true;
    const known = this.#known.get(separator);
    if (known !== UNKNOWN) return known === MAYBE_KEY;
    deepest = separator;
    const mayEnd = this.#read(separator);
    if (separator - deepest <= TAIL) this.#known.set(separator, mayEnd ? MAYBE_KEY : NO_KEY);
    return mayEnd;
  }

  #read(separator: number): boolean {
    const closing = kindAt(separator - 1);
    if (closing === T && bytes[separator - 2] === BACKSLASH) return true;
    let end = closing === QUOTED ? separator - 2 : separator - 1;
    for (const stop = end - FURTHEST; !isLetter(kindAt(end)); end--) {
      deepest = end;
      if (end < 0) return false;
      if (end === stop || (bytes[end] as number) >= 128) return true;
    }
    const count = lettersBefore(end, closing);
    // With fewer letters than it takes, only what was not seen may make an ending.
    if (count < 3) return isUnseen;
    const tail = this.#flags(0);
    if ((tail & SHORT) !== 0) return true;
    if (count < 4) return isUnseen;
    const middle = this.#flags(1);
    const isLong = (tail & LONG) !== 0 && (middle & IN_LONG) !== 0;
    if (isLong && this.#isAfterLong(3, count)) return true;
    if (LETTERS[0] !== S) return mayBeEscape((PLACES[3] as number) - 1);
    if ((middle & SHORT) !== 0) return true;
    return (middle & LONG) !== 0 ? this.#isAfterLong(4, count) : mayBeEscape((PLACES[3] as number) - 1);
  }

  /** Whether the three letters before some stand before the last three of something long. */
  #isAfterLong(last: number, count: number): boolean {
    if (count < last + 3) return isUnseen;
    return (this.#flags(last) & BEFORE_LONG) !== 0 || mayBeEscape((PLACES[last + 2] as number) - 1);
  }

  /** Of three of the letters, counted from the end. */
  #flags(last: number): number {
    return this.#triples[
      tripleOf(LETTERS[last + 2] as number, LETTERS[last + 1] as number, LETTERS[last] as number)
    ] as number;
  }
}

/** The last letters of a key, the very last first, and where they stand. */
const LETTERS = new Uint8Array(MOST_LETTERS);
const PLACES = new Int32Array(MOST_LETTERS);
/** Whether more may stand before them than was looked at; else the key begins there. */
let isUnseen = false;
/** The first byte that was read. */
let deepest = 0;

/**
 * Reads letters back from one on, over joints between two words. A key without quotes begins after any other
 * character; one in quotes may hold them.
 */
function lettersBefore(end: number, closing: number): number {
  let count = 0;
  let at = end;
  for (let kind = kindAt(at); ; kind = kindAt(at)) {
    if (!isLetter(kind)) {
      // One joint, and a letter before it.
      const before = kindAt(at - 1);
      if (!isJoint(bytes[at] as number) || !isLetter(before)) {
        deepest = at - 1;
        isUnseen = at >= 0 && mayGoOn(at, kind, closing);
        return count;
      }
      kind = before;
      at--;
    }
    LETTERS[count] = kind;
    PLACES[count++] = at--;
    if (count === MOST_LETTERS) {
      deepest = at;
      return count;
    }
  }
}

/** Whether a key that ends with `closing` may go on before a character that is no letter. */
function mayGoOn(at: number, kind: number, closing: number): boolean {
  if (kind === INNER) return true;
  const isOpening = closing === QUOTED && kind === QUOTED && bytes[at - 1] !== BACKSLASH;
  return !isOpening && !isLetter(closing);
}

/** Between the words of a key: space, `$`, `-`, `.` and `_`; a key does not end there. */
function isJoint(code: number): boolean {
  return code === 95 || code === 45 || code === 46 || code === 32 || code === 36;
}

/** Whether the letter after a place may belong to an escape such as `\n` or `\u00ad` rather than to a key. */
function mayBeEscape(at: number): boolean {
  let start = at;
  while (start > at - 4 && (isHex(bytes[start] as number) || bytes[start] === U)) start--;
  deepest = Math.min(deepest, start);
  return bytes[start] === BACKSLASH;
}

/** Nothing stands before the beginning. */
function kindAt(at: number): number {
  return at < 0 ? OTHER : (KINDS[bytes[at] as number] as number);
}

function tableOf(endings: readonly string[]): Uint8Array {
  const table = WITHOUT_LETTERS.slice();
  const mark = (letters: string, flags: number) => {
    const [first = 0, second = 0, third = 0] = Buffer.from(letters);
    (table[tripleOf(first & FIVE_BITS, second & FIVE_BITS, third & FIVE_BITS)] as number) |= flags;
  };
  for (const ending of endings) {
    const tail = ending.replace(/\d+$/, '');
    const isLong = /[a-z]{6}$/.test(tail);
    mark(tail.slice(-3), ALWAYS | (isLong ? LONG : SHORT));
    mark(`${tail.slice(-2)}s`, ALWAYS);
    if (!isLong) continue;
    mark(tail.slice(-4, -1), IN_LONG);
    mark(tail.slice(-6, -3), BEFORE_LONG);
  }
  return table;
}

/** Whether to look closer where one of three characters is no letter. */
function lookAt(triple: number): number {
  const last = triple & FIVE_BITS;
  const middle = (triple >> BITS) & FIVE_BITS;
  const stop = [last, middle, triple >> (2 * BITS)].find((kind) => !isLetter(kind));
  if (stop === undefined) return 0;
  // A bare key may end in digits, brackets, other quotes and an escaped tab; one in quotes may hold anything.
  const isPart = stop === INNER || (stop === OTHER && (stop === last || (last === T && stop === middle)));
  return (isPart ? LOOK : 0) | (stop === QUOTED && stop !== last ? 0 : LOOK_IN_QUOTES);
}

const ALWAYS = LOOK | LOOK_IN_QUOTES;
const WITHOUT_LETTERS = Uint8Array.from({ length: TRIPLES }, (_, triple) => lookAt(triple));
const LISTED_ENDINGS = [...SECRET_ENDINGS, ...TOKEN_ENDINGS];
const LISTED = tableOf(LISTED_ENDINGS);
/** Made for the first text, and the same for everybody without keys of his own. */
let listedPairs: Uint8Array | undefined;
const ALL = new Uint8Array(TRIPLES).fill(ALWAYS);
