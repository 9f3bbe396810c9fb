import { SHORTEST_VALUE } from './mask.constants.js';

/** One way in which a secret may be written. */
export interface Variant {
  readonly text: string;
  /** Counts only where no digit stands before or after it. */
  readonly digitEdges: boolean;
}

const ARMOUR = /^-----(?:BEGIN|END) [A-Z0-9 ]+-----$/;
const DIGITS_AND_COMMAS = /^[\d,]+$/;

/** Every spelling of a value that is searched for: escaped, encoded, and line by line. */
export function variantsOf(value: string): Variant[] {
  const texts = new Set<string>();
  const add = (text: string | undefined) => {
    if (text !== undefined && text.length >= SHORTEST_VALUE) texts.add(text);
  };
  for (const raw of new Set([value, value.trim()])) {
    spellings(raw).forEach(add);
    encodings(raw).forEach(add);
  }
  for (const line of linesOf(value)) spellings(line).forEach(add);
  return [...texts].map((text) => ({ text, digitEdges: DIGITS_AND_COMMAS.test(text) }));
}

/** Readable spellings: as it is, as JSON, in URLs, in XML. */
function spellings(raw: string): (string | undefined)[] {
  const json = JSON.stringify(raw).slice(1, -1);
  const jsonTwice = JSON.stringify(json).slice(1, -1);
  const escaped = [raw, json, jsonTwice, asciiJson(json), json.replaceAll('/', '\\/')];
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

/** Encodings of the bytes. */
function encodings(raw: string): string[] {
  const bytes = Buffer.from(raw);
  const base64 = [0, 1, 2].map((offset) => base64Core(bytes, offset));
  const base64url = base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'));
  return [...base64, ...base64url, bytes.toString('hex'), bytes.join(',')];
}

/** The characters that the bytes decide alone, when `offset` other bytes stand before them. */
function base64Core(bytes: Buffer, offset: number): string {
  const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
  return encoded.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6));
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

function asciiJson(json: string): string {
  return json.replace(/[^\0-\x7f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
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
