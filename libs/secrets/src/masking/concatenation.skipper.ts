import { COLOUR } from './colour.js';
import { quoteLevel } from './json.context.js';
import { endOfInspected, endOfString } from './json.skipper.js';
import type { StringEnd } from './json.skipper.js';
import { matchAt } from './match-at.js';
import type { TextContext } from './text.context.js';

const QUOTE = String.raw`(\\{0,63})(["'\x60])`;
const PLUS = String.raw`${COLOUR}?\s{0,4}\+(?:\s|\\{1,15}n){1,80}${COLOUR}?`;
const CONTINUED = new RegExp(PLUS + QUOTE, 'y');
/** What stands between two pieces of a text: the quote that ends one, and the quote that begins the next. */
const JOINT = new RegExp(String.raw`\\{0,63}["'\x60]${PLUS}${QUOTE}`, 'y');

/** Where the next piece of a text in quotes begins. */
interface NextPiece {
  readonly start: number;
  readonly quote: string;
  /** Backslashes that belong to its quotes. */
  readonly level: number;
}

/** The piece that follows when one ends at a place, as `util.inspect` writes texts of several lines. */
export function pieceAfter(text: string, end: number): NextPiece | undefined {
  return pieceBehind(JOINT, text, end);
}

function pieceBehind(expression: RegExp, text: string, at: number): NextPiece | undefined {
  const match = matchAt(expression, text, at);
  if (match === null) return undefined;
  const [all, backslashes = '', quote = '"'] = match;
  return { start: at + all.length, quote, level: quoteLevel(backslashes.length) };
}

/** The end of a text in quotes, which stands in a string whose quotes have `around` backslashes. */
export function endOfQuoted(
  context: TextContext,
  start: number,
  quote: string,
  level: number,
  around: number | undefined,
): StringEnd {
  return quote === '"' ? endOfString(context, start, level) : endOfInspected(context, start, quote, around);
}

/**
 * `util.inspect` writes a text of several lines as `'a\n' +` and so on: the place after the last piece, when the first
 * one ends right before `first`.
 */
export function endOfConcatenation(context: TextContext, first: number, around: number | undefined): number {
  const { text } = context;
  let end = first;
  for (;;) {
    const piece = pieceBehind(CONTINUED, text, end);
    if (piece === undefined) return end;
    const stop = endOfQuoted(context, piece.start, piece.quote, piece.level, around);
    if (!stop.closed) return stop.end;
    end = stop.end + piece.level + 1;
  }
}
