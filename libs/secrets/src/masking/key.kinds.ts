/** The kind of a character takes five bits; three of them are a place in a table. */
export const BITS = 5;
export const FIVE_BITS = 31;
export const TRIPLES = 1 << (3 * BITS);

/** Kinds: 1 to 26 are the letters, whatever their case; */
export const OTHER = 0;
/** digits, letters of other scripts, and what joins the words of a key. */
export const INNER = 27;
export const SEPARATOR = 28;
export const QUOTED = 29;

/** In a table of triples: whether to look closer where they stand before a separator, or before a quote and one. */
export const LOOK = 16;
export const LOOK_IN_QUOTES = 32;

/** The kind of each character, by its low byte. */
export const KINDS = Uint8Array.from({ length: 256 }, (_, code) => {
  const char = String.fromCharCode(code);
  if (/[A-Za-z]/.test(char)) return code & FIVE_BITS;
  if (/[:=]/.test(char)) return SEPARATOR;
  if (char === '"') return QUOTED;
  // Of the control characters most are low bytes of others.
  const isPart = code >= 128 || /[\d $\-._]/.test(char) || (code < 32 && !'\t\n\r\x1b'.includes(char));
  return isPart ? INNER : OTHER;
});

export function isLetter(kind: number): boolean {
  return kind > OTHER && kind < INNER;
}

export function tripleOf(first: number, second: number, third: number): number {
  return (first << (2 * BITS)) | (second << BITS) | third;
}
