import { inspect } from 'node:util';
import { SHORTEST_VALUE } from './mask.constants.js';

/** One way in which a secret may be written. */
export interface Variant {
  readonly text: string;
  /** Counts only where no digit stands before or after it. */
  readonly digitEdges: boolean;
  /** The character that base64 ends with when nothing follows the secret; the text before it is hit alone. */
  readonly tail: string;
}

const ARMOUR = /^-----(?:BEGIN|END) [A-Z0-9 ]+-----$/;
const DEEPEST_JSON = 4;
/** Of spellings that few programs write. */
const DEEPEST_RARE = 2;
/** `INSPECT_MAX_BYTES` of Node.js. */
const PRINTED_BYTES = 50;
const DIGITS_AND_COMMAS = /^[\d,]+$/;

/** Every spelling of a value that is searched for: escaped, encoded, and line by line. */
export function variantsOf(value: string): Variant[] {
  const tails = new Map<string, string>();
  const add = (text: string | undefined, tail = '') => {
    if (text !== undefined && text.length >= SHORTEST_VALUE) tails.set(text, tails.get(text) || tail);
  };
  for (const raw of new Set([value, value.trim()])) {
    addSpellings(raw, add);
    for (const [text, tail] of encodings(raw)) add(text, tail);
  }
  for (const line of linesOf(value)) addSpellings(line, add);
  return [...tails].map(([text, tail]) => ({ text, tail, digitEdges: DIGITS_AND_COMMAS.test(text) }));
}

function addSpellings(raw: string, add: (text: string) => void): void {
  for (const text of [raw, inspected(raw)]) addEscaped(text, DEEPEST_JSON, add);
  for (const text of spellings(raw)) addEscaped(text, DEEPEST_RARE, add);
}

/** A spelling as it is and as a text in JSON shows it, in JSON in JSON, and so on. */
function addEscaped(spelling: string | undefined, deepest: number, add: (text: string) => void): void {
  let text = spelling;
  for (let depth = 0; text !== undefined && depth <= deepest; depth++) {
    add(text);
    const escaped = inJson(text);
    text = escaped === text ? undefined : escaped;
  }
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** Readable spellings beside the plain one: as JSON that is safe elsewhere, in URLs, in XML. */
function spellings(raw: string): (string | undefined)[] {
  const json = inJson(raw);
  const html = json.replace(/[<>&]/g, unicodeEscape);
  const escaped = [inspected(json), asciiJson(json), html, json.replaceAll('/', '\\/')];
  const uri = attempt(() => encodeURIComponent(raw));
  const encoded = [
    uri,
    uri && encodeURIComponent(uri),
    attempt(() => encodeURIComponent(json)),
    attempt(() => encodeURI(raw)),
    new URLSearchParams([['', raw]]).toString().slice(1),
    ...urlParts(raw),
  ];
  const lowerHex = encoded.map((text) => text?.replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase()));
  const xml = raw.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const entities = [
    xml,
    xml.replaceAll('"', '&quot;'),
    ...['&apos;', '&#39;', '&#x27;'].map((apos) => xml.replaceAll('"', '&quot;').replaceAll("'", apos)),
    ...['&#34;'].map((quote) => xml.replaceAll('"', quote).replaceAll("'", '&#39;')),
  ];
  return [...escaped, ...encoded, ...lowerHex, ...entities];
}

/** Encodings of the bytes, and the tails of those that have one. */
function encodings(raw: string): [text: string, tail: string][] {
  const bytes = Buffer.from(raw);
  const base64 = [0, 1, 2].map((offset) => base64Core(bytes, offset));
  const base64url = base64.map(([text, tail]): [string, string] => [inUrl(text), inUrl(tail)]);
  const inUrls = base64.map(([text]): [string, string] => [encodeURIComponent(text), '']);
  const hex = bytes.toString('hex');
  // A `Buffer` is printed as pairs, and of a longer one the first bytes.
  const [all, printed] = [hex, hex.slice(0, 2 * PRINTED_BYTES)].map((text) =>
    text.replace(/..(?!$)/g, '$& '),
  );
  const others = [hex, hex.toUpperCase(), all, printed, bytes.join(',')];
  return [...base64, ...base64url, ...inUrls, ...others.map((text = ''): [string, string] => [text, ''])];
}

/** The characters that the bytes decide alone, when `offset` other bytes stand before them, and the one after. */
function base64Core(bytes: Buffer, offset: number): [text: string, tail: string] {
  const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
  const end = Math.floor(((offset + bytes.length) * 8) / 6);
  return [encoded.slice(Math.ceil((offset * 8) / 6), end), encoded[end] ?? ''];
}

function inUrl(base64: string): string {
  return base64.replaceAll('+', '-').replaceAll('/', '_');
}

/** What the setters of `URL` make of it in the places where a secret may stand. */
function urlParts(raw: string): string[] {
  const url = new URL('http://h');
  url.password = raw;
  url.search = raw;
  url.hash = raw;
  const path = new URL('http://h');
  path.pathname = raw;
  return [url.password, url.search.slice(1), url.hash.slice(1), path.pathname.slice(1)];
}

/** As `util.inspect` writes it. */
function inspected(text: string): string {
  return inspect(text, { breakLength: Infinity, maxStringLength: Infinity }).slice(1, -1);
}

function asciiJson(json: string): string {
  return json.replace(/[^\0-\x7f]/g, unicodeEscape);
}

function unicodeEscape(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** The lines of a secret of several; those of a JSON text hold names that are no secrets. */
function linesOf(value: string): string[] {
  if (!/[\r\n]/.test(value) || attempt(() => JSON.parse(value) as unknown) !== undefined) return [];
  return value
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => isEligible(line) && !ARMOUR.test(line));
}

/** Long enough, no boolean, and no word that innocent texts may hold. */
export function isEligible(value: string): boolean {
  const text = value.trim();
  return text.length >= SHORTEST_VALUE && !(text.length < 16 && /^\p{L}+$/u.test(text));
}

function attempt<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}
