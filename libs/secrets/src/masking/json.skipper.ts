import { backslashesBefore, quoteLevel } from './json.context.js';
import type { TextContext } from './text.context.js';

const BACKSLASH = 92;

/** Where the content of a quoted text ends. */
export interface StringEnd {
  readonly end: number;
  /** Whether its own quote ends it, rather than that of a text around it or the end of everything. */
  readonly closed: boolean;
}

/**
 * Finds the end of a string that began before `from` with a quote of `level` backslashes. A quote with fewer
 * of its own ends a text around it.
 */
export function endOfString(context: TextContext, from: number, level: number): StringEnd {
  const { text } = context;
  for (let at = context.indexOf('"', from); at !== -1; at = context.indexOf('"', at + 1)) {
    // By far the most frequent.
    if (level === 0 && text.charCodeAt(at - 1) !== BACKSLASH) return { end: at, closed: true };
    const own = quoteLevel(backslashesBefore(text, at, from));
    if (own === level) return { end: at - level, closed: true };
    if (own < level) return { end: at - own, closed: false };
  }
  return { end: text.length, closed: false };
}

/**
 * The same for `'` and backtick, as `util.inspect` writes them, also inside of JSON: in a string whose quotes have
 * `level` backslashes. What stands between such quotes says nothing about that.
 */
export function endOfInspected(
  context: TextContext,
  from: number,
  quote: string,
  level: number | undefined,
): StringEnd {
  const { text } = context;
  const outer = endOfOuter(context, from, level);
  // An odd number of backslashes escapes the quote; in JSON each of them is written as two, in JSON in JSON as four.
  const pair = level === undefined ? 2 : 4 * (level + 1);
  for (let at = context.indexOf(quote, from); at !== -1 && at < outer; at = context.indexOf(quote, at + 1)) {
    if (backslashesBefore(text, at, from) % pair === 0) return { end: at, closed: true };
  }
  return { end: outer, closed: false };
}

/** Where the JSON string ends that a place without quotes of its own stands in. To be asked from left to right. */
export function endAround(context: TextContext, at: number): number {
  return endOfOuter(context, at, context.levelAt(at));
}

function endOfOuter(context: TextContext, from: number, level: number | undefined): number {
  if (level === undefined) return context.text.length;
  return context.remembered(from, level, () => endOfString(context, from, level).end);
}

/** The bracket of a terminal's colour is none. */
// oxlint-disable-next-line no-control-regex
const PIECE = /(?:\x1b|u001[bB])\[|["'`{}[\]]/g;

/**
 * Finds the end of an object or array that begins at `from`. With a `level` it is JSON whose quotes have so many
 * backslashes; without, it is what `util.inspect` writes.
 */
export function endOfBrackets(context: TextContext, from: number, level: number | undefined): number {
  const { text } = context;
  let depth = 0;
  // A quote of no higher level ends the string around.
  const around = level === undefined || level > 0 ? context.levelAt(from) : undefined;
  const outer = level === undefined ? (around ?? -1) : level - 1;
  PIECE.lastIndex = from;
  for (let piece = PIECE.exec(text); piece !== null; piece = PIECE.exec(text)) {
    const [char] = piece;
    const at = piece.index;
    if (char.length > 1) continue;
    if (char === '{' || char === '[') depth++;
    else if (char === '}' || char === ']') depth--;
    else {
      const own = quoteLevel(backslashesBefore(text, at, from));
      if (char === '"' && own <= outer) return at - own;
      const inner =
        char === '"' ? endOfString(context, at + 1, own) : endOfInspected(context, at + 1, char, around);
      if (!inner.closed && char === '"') return inner.end;
      // An apostrophe in prose has no other.
      if (!inner.closed) continue;
      PIECE.lastIndex = inner.end + own + 1;
    }
    if (depth === 0) return at + 1;
  }
  return text.length;
}
