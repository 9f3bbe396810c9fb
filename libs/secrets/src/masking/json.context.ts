const BACKSLASH = 92;
const QUOTE = '"';
const SPACES = 8;
const OPENERS = new Set(['{', '[', ',', ':', QUOTE]);

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

/** Tells which string a place in a JSON text stands in, where strings may hold JSON themselves. Asked from left to right. */
export class StringLevels {
  /** The levels of the quotes of all strings that are open, outermost first. */
  readonly #open: number[] = [];
  #next = -1;
  #level = 0;

  constructor(private readonly text: string) {
    this.#advance();
  }

  /** The backslashes of the innermost string's quotes; `undefined` outside of strings. */
  at(place: number): number | undefined {
    while (this.#next !== -1 && this.#next < place) {
      this.#pass(this.#level);
      this.#advance();
    }
    const innermost = this.#open.at(-1);
    // A quote may stand alone in a text: a string that is really open ends before those around it.
    return innermost === undefined || this.#next === -1 ? innermost : Math.min(innermost, this.#level);
  }

  #advance(): void {
    const from = this.#next + 1;
    this.#next = this.text.indexOf(QUOTE, from);
    if (this.#next !== -1) this.#level = quoteLevel(backslashesBefore(this.text, this.#next, from));
  }

  #pass(level: number): void {
    let innermost = this.#open.at(-1);
    if (innermost === undefined || level > innermost) {
      if (innermost === undefined || this.#isOpening(level)) this.#open.push(level);
      return;
    }
    while (innermost !== undefined && innermost >= level) {
      this.#open.pop();
      if (innermost === level) return;
      innermost = this.#open.at(-1);
    }
  }

  /** Where a string of JSON can begin; `'"'` and `6"` are no strings. */
  #isOpening(level: number): boolean {
    let before = this.#next - level - 1;
    while (this.text[before] === ' ' && before > this.#next - level - SPACES) before--;
    return OPENERS.has(this.text[before] ?? '');
  }
}

/** Whether `at` is inside of an escape such as `\n` or `\u00e9`, where no string of characters can be cut. */
export function isInsideEscape(text: string, at: number): boolean {
  if (backslashesBefore(text, at) % 2 === 1) return true;
  for (let back = 1; back <= 4; back++) {
    const code = text[at - back];
    if (code === 'u') return backslashesBefore(text, at - back) % 2 === 1;
    if (code === undefined || !/[0-9a-fA-F]/.test(code)) return false;
  }
  return false;
}
