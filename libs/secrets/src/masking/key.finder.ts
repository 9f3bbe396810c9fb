import { beforeColour } from './colour.js';
import { backslashesBefore, quoteLevel } from './json.context.js';

/** A key in a text, found from the separator after it. */
export interface FoundKey {
  /** Spellings that the characters allow; the rule by key may hold for any of them. */
  readonly names: readonly string[];
  /** The word before a key without quotes: `api` in `api key: x`. */
  readonly wordBefore: string;
  readonly quote: string;
  /** Backslashes that belong to each of its quotes. */
  readonly level: number;
  readonly start: number;
}

const QUOTE = 34;
const BACKSLASH = 92;
const LONGEST_KEY = 256;
const LONGEST_WORD = 200;
const SPACES = 8;
const INDEX = /(?:\[\d{0,6}\]|%5[bB]\d{0,6}%5[dD])$/;
const LONGEST_INDEX = 12;
const SYMBOL = /Symbol\([^()]*\)$/;
const SIGNS = new Set(['?', '+', '|', '&']);
const LONGEST_SIGNS = 2;
const QUOTES = new Set(['"', "'", '`']);
/** What stands before the quote of an index: the bracket, and the end of what it belongs to. */
const INDEXED = /[\w$\])]\[$/;

/** The key that ends right before the separator at `separator`, reading back no further than `floor`. */
export function keyBefore(text: string, separator: number, floor: number): FoundKey | undefined {
  // By far the most frequent.
  if (text.charCodeAt(separator - 1) === QUOTE && separator > floor) {
    return quotedKey(text, separator - 1, floor, '"');
  }
  const end = beforeColour(text, beforeSpaces(text, beforeSigns(text, separator, floor), floor), floor);
  const last = text[end - 1];
  if (end <= floor || last === undefined) return undefined;
  if (last === ']' && QUOTES.has(text.charAt(end - 2))) return indexedKey(text, end - 2, floor);
  return QUOTES.has(last)
    ? quotedKey(text, end - 1, floor, last)
    : bareKey(text, (text[separator] === '=' ? beforeIndex : withinSymbol)(text, end, floor), floor);
}

/** Those of `PASSWORD ?= x`, `+=`, `||=` and `??=` belong to the separator. */
function beforeSigns(text: string, separator: number, floor: number): number {
  if (text[separator] !== '=') return separator;
  let at = separator;
  while (at > floor && separator - at < LONGEST_SIGNS && SIGNS.has(text.charAt(at - 1))) at--;
  return at;
}

/** A tab may be written as an escape. */
function beforeSpaces(text: string, from: number, floor: number): number {
  let end = from;
  for (let count = 0; count < SPACES && end > floor; count++) {
    const last = text[end - 1];
    if (last === ' ' || last === '\t') end--;
    else if (last === 't' && text[end - 2] === '\\') end -= 1 + backslashesBefore(text, end - 1, floor);
    else break;
  }
  return end;
}

function quotedKey(text: string, at: number, floor: number, quote: string): FoundKey | undefined {
  const level = quoteLevel(backslashesBefore(text, at, floor));
  const end = at - level;
  const limit = Math.max(floor, end - LONGEST_KEY);
  let start = end;
  let isEscaped = false;
  const opening = quote.charCodeAt(0);
  for (; start > limit; start--) {
    const code = text.charCodeAt(start - 1);
    if (code === opening && isOpening(text, start - 1, level, limit)) break;
    if (code === BACKSLASH) isEscaped = true;
  }
  const name = text.slice(start, end);
  return {
    names: isEscaped ? [name, decoded(name)] : [name],
    wordBefore: '',
    quote,
    level,
    start: start - 1,
  };
}

/** The key in `config['password']`; in a list before a separator there is none. */
function indexedKey(text: string, at: number, floor: number): FoundKey | undefined {
  const key = at > floor ? quotedKey(text, at, floor, text.charAt(at)) : undefined;
  const before = key && text.slice(Math.max(floor, key.start - key.level - 2), key.start - key.level);
  return before !== undefined && INDEXED.test(before) ? key : undefined;
}

/** A quote with more backslashes belongs to the name. */
function isOpening(text: string, at: number, level: number, floor: number): boolean {
  return text.charCodeAt(at - 1) !== BACKSLASH || quoteLevel(backslashesBefore(text, at, floor)) <= level;
}

/** The place before the index in `passwords[0]=x` and `passwords%5B%5D=x`. */
function beforeIndex(text: string, end: number, floor: number): number {
  const last = text[end - 1];
  if (last !== ']' && last !== 'D' && last !== 'd') return end;
  return end - (INDEX.exec(text.slice(Math.max(floor, end - LONGEST_INDEX), end))?.[0].length ?? 0);
}

/** The end of the name in `Symbol(password): x`, as Node 26 prints it. */
function withinSymbol(text: string, end: number, floor: number): number {
  const isOne = text[end - 1] === ')' && SYMBOL.test(text.slice(Math.max(floor, end - LONGEST_WORD), end));
  return isOne ? end - 1 : end;
}

/** `password`, `user[password]`, `user%5Bpassword%5D`, `[Symbol(password)]`. */
function bareKey(text: string, to: number, floor: number): FoundKey | undefined {
  let end = to;
  if (text[end - 1] === ']') {
    end = beforeColour(text, end - 1, floor);
    if (text[end - 1] === ')') end--;
  }
  if (isEscapedBracket(text.slice(Math.max(floor, end - 3), end))) end -= 3;
  const limit = Math.max(floor, end - LONGEST_WORD);
  let start = end;
  while (start > limit && isKeyChar(text.charCodeAt(start - 1))) start--;
  if (start === end) return undefined;
  const name = text.slice(start, end);
  return {
    names: namesOf(text, start, name),
    wordBefore: wordBefore(text, start, floor),
    quote: '',
    level: 0,
    start,
  };
}

function isEscapedBracket(text: string): boolean {
  return text[0] === '%' && text.toUpperCase() === '%5D';
}

/**
 * What stands right before a key may be the tail of an escape: `\npassword`, `\u001b[36mpassword`, `%5Bpassword`, or an
 * option that sets it: `-Dpassword`.
 */
function namesOf(text: string, start: number, name: string): string[] {
  const before = text[start - 1];
  if (name[0] === '-' && /^-[DP]\w/.test(name)) return [name, name.slice(2)];
  if (before === '\\') return [name, name.replace(/^u[0-9a-fA-F]{4}|^[nrtbfv]/, '')];
  if (before === '[' || before === ';') {
    const rest = name.replace(/^\d{0,3}m/, '');
    const isColoured = beforeColour(text, start + name.length - rest.length) < start;
    return isColoured ? [rest] : [name, rest];
  }
  if (before === '%') return [name, name.replace(/^[0-9a-fA-F]{2}/, '')];
  return [name];
}

function wordBefore(text: string, start: number, floor: number): string {
  if (text[start - 1] !== ' ') return '';
  let from = start - 1;
  while (from > floor && from > start - 24 && isLetter(text.charCodeAt(from - 1))) from--;
  return text.slice(from, start - 1);
}

/** White space stands for every escape that is no letter's. */
function decoded(name: string): string {
  return name.replace(/\\+(?:u([0-9a-fA-F]{4})|[nrtbfv])/g, (_, hex: string | undefined) =>
    hex === undefined ? ' ' : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function isLetter(code: number): boolean {
  return (code | 32) >= 97 && (code | 32) <= 122;
}

/** Letters and digits of every script, `_`, `-`, `.` and `$`. */
function isKeyChar(code: number): boolean {
  const digit = code >= 48 && code <= 57;
  return isLetter(code) || digit || code === 95 || code === 45 || code === 46 || code === 36 || code >= 128;
}
