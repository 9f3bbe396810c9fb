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
  SEPARATOR as IS_SEPARATOR,
  tripleOf,
} from './key.kinds.js';
import { HINT_CHARACTERS, hintQuads } from './text.hints.js';

/**
 * What two characters tell that stand side by side, a byte for each two. Its upper bits count only where the two
 * before have the lower bit that belongs to them, but for `ALONE`, which always counts.
 */
export const BEFORE_SEPARATOR = 1;
export const BEFORE_END = 2;
export const BEFORE_QUAD = 4;
/** A separator is here, and before it two characters that keys end with; */
export const SEPARATOR = 16;
/** the last of three such characters; */
export const END = 32;
/** the end of four characters that hint at a format; */
export const QUAD = 64;
/** a character that hints by itself, the middle of a quad that is rare, or a separator after what is no letter. */
export const ALONE = 128;

const CODES = 256;
/** `m`: a key in colour ends with it. */
const END_OF_COLOUR = 13;

type Mark = (first: number, second: number, flag: number) => void;

/** The table of pairs for keys that end as `triples` says: for each three kinds of characters, whether to look closer. */
export function pairTable(triples: Uint8Array): Uint8Array {
  const table = new Uint8Array(CODES * CODES);
  const mark: Mark = (first, second, flag) => {
    (table[first | (second << 8)] as number) |= flag;
  };
  markKeys(triples, mark);
  for (let code = 0; code < CODES; code++) {
    for (const [char] of HINT_CHARACTERS) {
      mark(char.charCodeAt(0), code, ALONE);
      mark(code, char.charCodeAt(0), ALONE);
    }
  }
  for (const { codes } of hintQuads()) markQuad(codes, mark);
  return table;
}

/** A quad that begins in the middle of a pair is known by its second and third characters, and its fourth. */
function markQuad(codes: readonly number[], mark: Mark): void {
  const [first = 0, second = 0, third = 0, fourth] = codes;
  mark(first, second, BEFORE_QUAD);
  mark(second, third, fourth === undefined ? ALONE : BEFORE_QUAD);
  if (fourth !== undefined) mark(third, fourth, QUAD);
  for (let code = 0; code < CODES; code++) mark(fourth ?? third, code, QUAD);
}

/** In quotes a key may end between two pairs: then the quote, too, belongs to one of them. */
function markKeys(triples: Uint8Array, mark: Mark): void {
  const ends = endsIn(triples);
  for (let first = 0; first < CODES; first++) {
    const kind = KINDS[first] as number;
    for (let second = 0; second < CODES; second++) {
      const next = KINDS[second] as number;
      if (ends.isFirstTwo(kind, next)) mark(first, second, BEFORE_END);
      if (ends.isLastTwo(kind, next)) mark(first, second, BEFORE_SEPARATOR);
      if (kind === IS_SEPARATOR || (kind === QUOTED && next === IS_SEPARATOR)) mark(first, second, SEPARATOR);
      if (ends.isLast(kind) && (next === IS_SEPARATOR || next === QUOTED)) mark(first, second, END);
      // Few separators have something else than a letter before them.
      if ((kind === INNER || kind === OTHER) && next === IS_SEPARATOR) mark(first, second, ALONE);
    }
  }
}

/** What the kinds of the last characters of a key may be; of a key in quotes that ends with a quote only some. */
interface Ends {
  isLast(letter: number): boolean;
  isLastTwo(first: number, second: number): boolean;
  /** Before a letter. */
  isFirstTwo(first: number, second: number): boolean;
}

/** Takes the letters from the triples that are worth a closer look; whatever is no letter is worth one. */
function endsIn(triples: Uint8Array): Ends {
  const last = new Set<number>();
  const middle = new Set<number>();
  const lastTwo = new Set<number>();
  const firstTwo = new Set<number>();
  for (const [triple, flags] of triples.entries()) {
    const kinds = [triple >> (2 * BITS), (triple >> BITS) & FIVE_BITS, triple & FIVE_BITS] as const;
    if ((flags & (LOOK | LOOK_IN_QUOTES)) === 0 || !kinds.every(isLetter)) continue;
    last.add(kinds[2]);
    middle.add(kinds[1]);
    lastTwo.add(pairOf(kinds[1], kinds[2]));
    firstTwo.add(pairOf(kinds[0], kinds[1]));
  }
  // So near its end only a short key has its opening quote, as in `"aa"`.
  const mayBeShort = triples[tripleOf(QUOTED, 1, 1)] !== 0;
  const mayBegin = (kind: number) => kind !== QUOTED || mayBeShort;
  const isLast = (kind: number) => last.has(kind) || isHex(kind) || kind === END_OF_COLOUR;
  return {
    isLast,
    isLastTwo(first, second) {
      if (!isLetter(second)) return second !== QUOTED || !isLetter(first);
      if (!isLetter(first)) return mayBegin(first) && isLast(second);
      return lastTwo.has(pairOf(first, second)) || (isHex(first) && isHex(second));
    },
    isFirstTwo(first, second) {
      if (!isLetter(second)) return mayBegin(second);
      if (!isLetter(first)) return mayBegin(first) && (middle.has(second) || isHex(second));
      return firstTwo.has(pairOf(first, second));
    },
  };
}

function pairOf(first: number, second: number): number {
  return (first << BITS) | second;
}

/** The last letters of a key may belong to an escape such as `\u00ad`. */
function isHex(kind: number): boolean {
  return kind >= 1 && kind <= 6;
}
