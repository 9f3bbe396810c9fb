import { backslashesBefore, beforeSpaces, quoteLevel } from './json.context.js';

const QUOTE = '"';
const OTHERS = ["'", '`'];
const OPENERS = new Set(['{', '[', ',', ':']);
const FOLLOWERS = new Set([',', ':', '}', ']', ' ', '\t', '\r', '\n', '\\', '\u001b', QUOTE]);

/** A string of JSON: how many backslashes each of its quotes has, and where its content begins. */
export interface OpenString {
  readonly level: number;
  readonly start: number;
}

/** A string of JSON, or a text that `util.inspect` put into quotes of another kind, with the level of the string around. */
export interface OpenText extends OpenString {
  readonly quote: string;
}

/**
 * Tells which string a place stands in, in JSON or in a text that holds some; strings may hold JSON themselves.
 * Asked from left to right.
 */
export class StringLevels {
  /** All that is open, outermost first. No more than a text in other quotes stands between two strings. */
  readonly #open: OpenText[] = [];
  #next = -1;
  #level = 0;
  /** Where the next of the other quotes stand. */
  readonly #others: number[];

  constructor(private readonly text: string) {
    this.#advance();
    this.#others = OTHERS.map((quote) => find(text, quote, 0));
  }

  /** The innermost string; `undefined` outside of strings. */
  at(place: number): OpenString | undefined {
    while (this.#next < place) {
      this.#passOthers(this.#next);
      this.#pass(this.#level);
      this.#advance();
    }
    this.#passOthers(place);
    let innermost = this.#open.length - 1;
    while (innermost >= 0 && !this.#isReal(innermost)) innermost--;
    return this.#open[innermost];
  }

  /** The text in other quotes that the place asked about last stands in, rather than in a string within that. */
  get literal(): OpenText | undefined {
    const last = this.#open.at(-1);
    return last?.quote === QUOTE ? undefined : last;
  }

  /** Goes on behind what holds quotes that say nothing about the text around. */
  skipTo(place: number): void {
    if (this.#next < place) {
      this.#next = place - 1;
      this.#advance();
    }
    OTHERS.forEach((quote, index) => {
      if (this.#nextOther(index) < place) this.#others[index] = find(this.text, quote, place);
    });
  }

  /** A quote may stand alone in a text: a string that is really open ends before those around it, and rightly. */
  #isReal(index: number): boolean {
    const open = this.#open[index];
    if (open === undefined) return true;
    if (open.quote !== QUOTE) return false;
    if (this.#next === Infinity || this.#level > open.level) return true;
    if (this.#level < open.level) return false;
    const around = this.#open[index - 1];
    // What begins right where the string around does must fill it.
    if (around?.start === open.start - open.level - 1) {
      return this.text.startsWith(`${'\\'.repeat(around.level)}"`, this.#next + 1);
    }
    return FOLLOWERS.has(this.text[this.#next + 1] ?? ',');
  }

  #advance(): void {
    const from = this.#next + 1;
    this.#next = find(this.text, QUOTE, from);
    this.#level = quoteLevel(backslashesBefore(this.text, this.#next, from));
  }

  #pass(level: number): void {
    const innermost = this.#innermost();
    if (innermost === undefined || level > innermost.level) {
      if (this.#isOpening(level)) this.#open.push({ quote: QUOTE, level, start: this.#next + 1 });
      return;
    }
    for (let last = this.#open.at(-1); last !== undefined && last.level >= level; last = this.#open.at(-1)) {
      this.#open.pop();
      if (last.quote === QUOTE && last.level === level) return;
    }
  }

  #innermost(): OpenText | undefined {
    const last = this.#open.at(-1);
    return last === undefined || last.quote === QUOTE ? last : this.#open.at(-2);
  }

  /** Where a string of JSON can begin; `'"'` and `6"` are no strings. */
  #isOpening(level: number): boolean {
    const { text } = this;
    const end = beforeSpaces(text, this.#next - level);
    // Right after a quote only where that one has just opened a string around: `''` and `""` hold none.
    return text[end - 1] === QUOTE ? this.#innermost()?.start === end : isBeforeValue(text, end);
  }

  /** Takes note of the texts in other quotes: what opened in one of them ends with it, as in `':"'`. */
  #passOthers(place: number): void {
    for (;;) {
      const index = this.#nextOther(0) < this.#nextOther(1) ? 0 : 1;
      const at = this.#nextOther(index);
      if (at >= place) return;
      const quote = OTHERS[index] as string;
      this.#passOther(at, quote);
      this.#others[index] = find(this.text, quote, at + 1);
    }
  }

  #nextOther(index: number): number {
    return this.#others[index] as number;
  }

  #passOther(at: number, quote: string): void {
    const { text } = this;
    let open = this.#open.length - 1;
    while (open >= 0 && this.#open[open]?.quote !== quote) open--;
    const level = (this.#open[open] ?? this.#innermost())?.level ?? 0;
    if (Math.floor(backslashesBefore(text, at) / (level + 1)) % 2 === 1) return;
    if (open >= 0 && FOLLOWERS.has(text[at + 1] ?? ',')) {
      this.#open.length = open;
      return;
    }
    const last = this.#open.at(-1);
    if (last !== undefined && last.quote !== QUOTE) return;
    const end = beforeSpaces(text, at);
    // After a plus the next piece of a text begins that `util.inspect` has cut.
    if (isBeforeValue(text, end) || text[end - 1] === '+')
      this.#open.push({ quote, level: last?.level ?? 0, start: at + 1 });
  }
}

function find(text: string, quote: string, from: number): number {
  const at = text.indexOf(quote, from);
  return at === -1 ? Infinity : at;
}

/** Whether what stands before a place can be followed by a value in JSON and in what `util.inspect` writes. */
function isBeforeValue(text: string, end: number): boolean {
  const before = text[end - 1] ?? '';
  return OPENERS.has(before) || (before === '>' && text[end - 2] === '=');
}
