import { backslashesBefore, quoteLevel } from './json.context.js';
import { endOfPem } from './pem.finder.js';
import { matchAt } from './match-at.js';
import type { TextContext } from './text.context.js';

const BACKSLASH = 92;
const SCHEME =
  /[[({<]?(Bearer|Basic|Negotiate|Token|ApiKey|Api-Key|SharedAccessSignature|Digest|AWS4-HMAC-SHA256)[ \t]{1,8}(?=[^\s"'])/iy;
/** What a shared access signature of Azure begins with: the whole form is one value. */
const FIELD_OF_SIGNATURE = /(?:s[eiprstv]|sig|skn)=/y;
const OF_SEVERAL_WORDS = /Digest|AWS4/i;
/** After these a separator ends the value; elsewhere it belongs to it, since secrets hold such characters. */
const AFTER_COMMA = /,(?:[\s"]|\\{1,63}["nrt]|$|[\w.$-]{1,64}=)/y;
/** `key: a=b,c=d` is one value. */
const AFTER_COMMA_OF_COLON = /,(?:[\s"]|\\{1,63}["nrt]|$|[\w.$-]{1,64}:)/y;
const AFTER_SEMICOLON = /;(?:[\s"]|\\{1,63}["nrt]|$|[\w. -]{1,64}=)/y;
const AFTER_AMPERSAND = /&(?:[\s"&]|\\{1,63}["nrt]|$|(?:amp;)?[\w.%[\]-]{1,64}=)/y;
const BREAK = /[nrt]|u001[bB]/y;
const STOP = /[\s\0-\x20"\\,;&]/g;
const LINE_STOP = /[\r\n\x1b"'`\\]/g; // oxlint-disable-line no-control-regex
const CLOSERS = new Set([')', ']', '}', '>', "'", '`']);

/** The end of a value without quotes: a word, a field of a form, a part of a connection string. */
export function endOfBare(context: TextContext, from: number, colon: boolean): number {
  const { text } = context;
  if (text.startsWith('-----BEGIN ', from)) return endOfPem(text, from);
  const scheme = matchAt(SCHEME, text, from);
  if (scheme !== null && OF_SEVERAL_WORDS.test(scheme[0])) return endOfLine(context, from, undefined);
  const start = from + (scheme?.[0].length ?? 0);
  let end = endOfWord(context, start, colon);
  // A bracket or quote that only ends is the text's, not the secret's.
  while (end > start && CLOSERS.has(text[end - 1] as string)) end--;
  return end;
}

function endOfWord(context: TextContext, from: number, colon: boolean): number {
  const { text } = context;
  STOP.lastIndex = from;
  for (let stop = STOP.exec(text); stop !== null; stop = STOP.exec(text)) {
    const at = stop.index;
    const [char] = stop;
    if (char === '\\') {
      const end = endAtBackslashes(context, from, at);
      if (end !== undefined) return end;
      STOP.lastIndex = at + runAt(text, at);
    } else if (char === '"') {
      const end = endAtQuote(context, from, at);
      if (end !== undefined) return end;
    } else if (char === '&' && matchAt(FIELD_OF_SIGNATURE, text, from) !== null) {
      continue;
    } else if (char === ',' || char === ';' || char === '&') {
      const afterComma = colon ? AFTER_COMMA_OF_COLON : AFTER_COMMA;
      const after = char === ',' ? afterComma : char === ';' ? AFTER_SEMICOLON : AFTER_AMPERSAND;
      if (matchAt(after, text, at) !== null) return at;
    } else {
      return at;
    }
  }
  return text.length;
}

/** What stands right before a key: a quote that a text began with, or something else. */
export interface QuoteBefore {
  readonly quote: string | undefined;
  /** Backslashes that belong to it. */
  readonly level: number;
}

/** The end of what stands on one line, or before the quote that began right before its key. */
export function endOfLine(context: TextContext, from: number, before: QuoteBefore | undefined): number {
  const { text } = context;
  let end = text.length;
  LINE_STOP.lastIndex = from;
  for (let stop = LINE_STOP.exec(text); stop !== null; stop = LINE_STOP.exec(text)) {
    const found = endAtLineStop(context, from, stop.index, before);
    if (found !== undefined) {
      end = found;
      break;
    }
    if (stop[0] !== '\\') continue;
    // The quote that they escape is no stop of its own.
    LINE_STOP.lastIndex = stop.index + runAt(text, stop.index);
    if (text[LINE_STOP.lastIndex] === '"') LINE_STOP.lastIndex++;
  }
  while (end > from && text[end - 1] === ' ') end--;
  return end;
}

function endAtLineStop(
  context: TextContext,
  from: number,
  at: number,
  before: QuoteBefore | undefined,
): number | undefined {
  const char = context.text[at];
  if (char === '\\') {
    const run = runAt(context.text, at);
    if (context.text[at + run] !== '"') return endAtBackslashes(context, from, at);
    const level = quoteLevel(run);
    return level <= outermost(context, from, before) ? at + run - level : undefined;
  }
  if (char === '"') return outermost(context, from, before) >= 0 ? at : undefined;
  if (char === "'" || char === '`') return before?.quote === char ? at : undefined;
  return at;
}

/** The level of the quotes that end a line: those of the string around, and those that began before the key. */
function outermost(context: TextContext, from: number, before: QuoteBefore | undefined): number {
  return Math.max(context.levelAt(from) ?? -1, before?.quote === '"' ? before.level : -1);
}

/** A quote ends a value but in the middle of a word, unless it is the one that the string around ends with. */
function endAtQuote(context: TextContext, from: number, at: number): number | undefined {
  const level = quoteLevel(backslashesBefore(context.text, at, from));
  const isInside = /\w/.test(context.text.charAt(at + 1)) && level > (context.levelAt(from) ?? -1);
  return isInside ? undefined : at - level;
}

/** Backslashes end a value when they begin the escape of a line break in JSON. */
function endAtBackslashes(context: TextContext, from: number, at: number): number | undefined {
  const { text } = context;
  const run = runAt(text, at);
  const level = context.levelAt(from);
  if (level === undefined) return undefined;
  // One more than the quotes have; twice as many are a backslash.
  const escape = level + 1;
  const isBreak = run % (2 * escape) === escape && matchAt(BREAK, text, at + run) !== null;
  return isBreak ? at + run - escape : undefined;
}

function runAt(text: string, at: number): number {
  let end = at;
  while (text.charCodeAt(end) === BACKSLASH) end++;
  return end - at;
}
