import { backslashesBefore, isInsideEscape, isJsonText, StringCursor } from './json.context.js';
import { InnerJson } from './inner.json.js';
import { MASK } from './mask.constants.js';
import { matchAt } from './match-at.js';
import type { Edit, Hit } from './text.edits.js';
import { edited } from './text.edits.js';

const QUOTE = '"';
/** Of what stood outside of strings: a number, an object. */
const QUOTED_MASK = QUOTE + MASK + QUOTE;

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
export function joinHits(text: string, hits: readonly Hit[]): string {
  const merged = merge(hits);
  const isDelicate = merged.some((hit) => mayBreakJson(text, hit)) && isJsonText(text);
  return edited(text, isDelicate ? inJson(text, hits) : merged.map(masked));
}

/** One that does not depend on what stands around it. */
export function masked({ start, end }: Hit): Edit {
  return { start, end, mask: MASK };
}

export function merge(hits: readonly Hit[]): readonly Hit[] {
  if (hits.length === 1) return hits;
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
function inJson(text: string, hits: readonly Hit[]): Edit[] {
  const real = hits.filter(({ start, end }) => !isInsideEscape(text, start) && !isInsideEscape(text, end));
  const cursor = new StringCursor(text);
  const inner = new InnerJson(text);
  return merge(real).flatMap((hit) => piecesOf(text, hit, cursor, inner));
}

/** A hit that covers more than the inside of one string is masked piece by piece. */
function piecesOf(text: string, { start, end }: Hit, cursor: StringCursor, inner: InnerJson): Edit[] {
  let inside = cursor.isInside(start);
  const slice = text.slice(start, end);
  if (!inside && isJsonText(slice)) return [{ start, end, mask: QUOTED_MASK }];
  if (/^\d(?:[\d,\s]*\d)?$/.test(slice)) {
    if (!inside) return [{ ...wholeTokens(text, start, end), mask: QUOTED_MASK }];
    const quote = inner.quoteAt(start);
    const number = quote === '' ? { start, end } : wholeNumber(text, start, end);
    return [{ ...number, mask: quote + MASK + quote }];
  }
  const pieces: Edit[] = [];
  for (let at = start; at < end; at++) {
    if (inside) {
      const stop = at + closingQuote(text.slice(at, end));
      if (stop > at) pieces.push(masked({ start: at, end: stop }));
      at = stop;
      inside = false;
    } else if (text[at] === QUOTE) {
      inside = true;
    } else if (!isDelimiter(text[at])) {
      const token = wholeTokens(text, at, at + 1);
      pieces.push({ ...token, mask: QUOTED_MASK });
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
