import { backslashesBefore, isInsideEscape, isJsonText, StringCursor } from './json.context.js';
import { InnerJson } from './inner.json.js';
import { MASK } from './mask.constants.js';
import { matchAt } from './match-at.js';

/** Where in a text a secret stands. */
export interface Hit {
  readonly start: number;
  readonly end: number;
}

interface Piece extends Hit {
  /** A number or an object stood here, so that the mask needs quotes of its own: these. */
  readonly quote: string;
}

const QUOTE = '"';

/** What can stand outside of strings in a JSON text. */
const BARE = /^[\s\d,:{}[\]+\-.eEtrufalsn]*$/;

const OF_NUMBER = /[\d.eE+-]/;

/** What stands after the tail of base64 where it ends: padding, or no character of base64. */
const BASE64_END = /={1,2}|(?:%3[dD]){1,2}|(?![\w+/-])/y;

/** The end of a hit in base64, with the tail and the padding where nothing else was encoded after the secret. */
export function afterTail(text: string, end: number, tail: string): number {
  const rest = text[end] === tail ? matchAt(BASE64_END, text, end + 1) : null;
  return rest === null ? end : end + 1 + rest[0].length;
}

/** Puts a mask where the hits are; overlapping and touching ones get one. A JSON text stays one. */
export function joinHits(text: string, hits: Hit[]): string {
  const merged = merge(hits);
  const delicate = merged.some((hit) => mayBreakJson(text, hit));
  return delicate && isJsonText(text) ? joinInJson(text, hits) : join(text, merged, () => MASK);
}

function join<T extends Hit>(text: string, hits: readonly T[], maskOf: (hit: T) => string): string {
  let masked = '';
  let done = 0;
  for (const hit of hits) {
    masked += text.slice(done, hit.start) + maskOf(hit);
    done = hit.end;
  }
  return masked + text.slice(done);
}

export function merge(hits: readonly Hit[]): readonly Hit[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of [...hits].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/** Whether a mask that is put there may leave something else than JSON. */
export function mayBreakJson(text: string, { start, end }: Hit): boolean {
  const slice = text.slice(start, end);
  return slice.includes('"') || BARE.test(slice) || isInsideEscape(text, start) || isInsideEscape(text, end);
}

/** In JSON a hit that begins or ends inside of an escape is none: the string holds other characters. */
function joinInJson(text: string, hits: Hit[]): string {
  const real = hits.filter(({ start, end }) => !isInsideEscape(text, start) && !isInsideEscape(text, end));
  const cursor = new StringCursor(text);
  const inner = new InnerJson(text);
  const pieces = merge(real).flatMap((hit) => piecesOf(text, hit, cursor, inner));
  return join(text, pieces, ({ quote }) => quote + MASK + quote);
}

/** A hit that covers more than the inside of one string is masked piece by piece. */
function piecesOf(text: string, { start, end }: Hit, cursor: StringCursor, inner: InnerJson): Piece[] {
  let inside = cursor.isInside(start);
  const slice = text.slice(start, end);
  if (!inside && isJsonText(slice)) return [{ start, end, quote: QUOTE }];
  if (/^\d(?:[\d,\s]*\d)?$/.test(slice)) {
    if (!inside) return [{ ...wholeTokens(text, start, end), quote: QUOTE }];
    const quote = inner.quoteAt(start);
    return [quote === '' ? { start, end, quote } : { ...wholeNumber(text, start, end), quote }];
  }
  const pieces: Piece[] = [];
  for (let at = start; at < end; at++) {
    if (inside) {
      const stop = at + closingQuote(text.slice(at, end));
      if (stop > at) pieces.push({ start: at, end: stop, quote: '' });
      at = stop;
      inside = false;
    } else if (text[at] === QUOTE) {
      inside = true;
    } else if (!isDelimiter(text[at])) {
      const token = wholeTokens(text, at, at + 1);
      pieces.push({ ...token, quote: QUOTE });
      at = token.end - 1;
    }
  }
  return pieces;
}

function wholeTokens(text: string, from: number, to: number): Hit {
  let start = from;
  let end = to;
  while (!isDelimiter(text[start - 1])) start--;
  while (!isDelimiter(text[end])) end++;
  return { start, end };
}

/** In JSON inside of a string white space is written with letters too. */
function wholeNumber(text: string, from: number, to: number): Hit {
  let start = from;
  let end = to;
  while (OF_NUMBER.test(text.charAt(start - 1))) start--;
  while (OF_NUMBER.test(text.charAt(end))) end++;
  return { start, end };
}

function isDelimiter(char: string | undefined): boolean {
  return char === undefined || /[\s,:{}[\]"]/.test(char);
}

/** Where in a piece of a string its end stands, or the end of the piece. */
function closingQuote(piece: string): number {
  let at = piece.indexOf('"');
  while (at !== -1 && backslashesBefore(piece, at) % 2 === 1) at = piece.indexOf('"', at + 1);
  return at === -1 ? piece.length : at;
}
