import { isJsonText } from './json.context.js';
import { endOfString } from './json.skipper.js';
import { TextContext } from './text.context.js';

/** To find out that a text is no JSON takes long; after so many a text is taken to hold none. */
const MOST_OTHERS = 100;

/** JSON inside of the strings of a JSON text, at any depth. Asked from left to right. */
export class InnerJson {
  readonly #context: TextContext;
  /** Whether a string holds JSON, by where it begins. */
  readonly #known = new Map<number, boolean>();
  #others = 0;

  constructor(text: string) {
    this.#context = new TextContext(text);
  }

  /** The quote that a string needs at a place inside of a string; none where that string is no JSON. */
  quoteAt(place: number): string {
    const around = this.#context.stringAt(place);
    if (around === undefined || !this.#isJson(around.start, around.level)) return '';
    return `${'\\'.repeat(2 * around.level + 1)}"`;
  }

  #isJson(start: number, level: number): boolean {
    const known = this.#known.get(start);
    if (known !== undefined) return known;
    if (this.#others >= MOST_OTHERS) return false;
    let content = this.#context.text.slice(start, endOfString(this.#context, start, level).end);
    // A quote of a string in a string has two characters, of one deeper four.
    for (let length = level + 1; length >= 1; length /= 2) content = unescaped(content);
    const isJson = isJsonText(content);
    if (!isJson) this.#others++;
    this.#known.set(start, isJson);
    return isJson;
  }
}

function unescaped(content: string): string {
  try {
    return JSON.parse(`"${content}"`) as string;
  } catch {
    return '';
  }
}
