import { beforeColour } from './colour.js';

const BACKSLASH = 92;
const U = 117;
const QUOTE = '"';

/** How many backslashes stand right before `at`, none of them before `from`. */
export function backslashesBefore(text: string, at: number, from = 0): number {
  let count = 0;
  while (at - 1 - count >= from && text.charCodeAt(at - 1 - count) === BACKSLASH) count++;
  return count;
}

/**
 * Of a run of backslashes before a quote, those that belong to the quote: none outside of strings, one in a
 * JSON text inside of a string, three in a text inside of that, and so on. The others are content.
 */
export function quoteLevel(run: number): number {
  let level = 0;
  while (((run >> level) & 1) === 1) level++;
  return 2 ** level - 1;
}

/** Whether a text is JSON, or several lines of it; such a text must still be JSON when it is masked. */
export function isJsonText(text: string): boolean {
  const first = text.trimStart()[0];
  if (first !== '{' && first !== '[') return false;
  return isJson(text) || text.split('\n').every((line) => line.trim() === '' || isJson(line));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Tells whether a place in a JSON text is inside of a string. Asked from left to right. */
export class StringCursor {
  #inside = false;
  #next: number;

  constructor(private readonly text: string) {
    this.#next = text.indexOf(QUOTE);
  }

  isInside(at: number): boolean {
    while (this.#next !== -1 && this.#next < at) {
      const escaped = this.#inside && backslashesBefore(this.text, this.#next) % 2 === 1;
      if (!escaped) this.#inside = !this.#inside;
      this.#next = this.text.indexOf(QUOTE, this.#next + 1);
    }
    return this.#inside;
  }
}

/** The place before one character of white space or a colour, in JSON or not; `end` where there is none. */
function beforeSpace(text: string, end: number): number {
  const last = text[end - 1];
  if (last === ' ' || last === '\n' || last === '\t' || last === '\r') return end - 1;
  if (last !== 'n' && last !== 't' && last !== 'r') return beforeColour(text, end);
  const run = backslashesBefore(text, end - 1);
  return run === 0 ? end : end - 1 - run;
}

/** The place before all white space and colours that end at `from`. */
export function beforeSpaces(text: string, from: number): number {
  let end = from;
  for (let start = beforeSpace(text, end); start < end; start = beforeSpace(text, end)) end = start;
  return end;
}

/** Whether `at` is inside of an escape such as `\n` or `\u00e9`, where no string of characters can be cut. */
export function isInsideEscape(text: string, at: number): boolean {
  if (backslashesBefore(text, at) % 2 === 1) return true;
  for (let back = at - 1; back >= at - 4; back--) {
    const code = text.charCodeAt(back);
    if (code === U) return backslashesBefore(text, back) % 2 === 1;
    if (!isHex(code)) return false;
  }
  return false;
}

export function isHex(code: number): boolean {
  const letter = code | 32;
  return (code >= 48 && code <= 57) || (letter >= 97 && letter <= 102);
}
