import { isJsonText } from './json.context.js';
import type { OpenString, OpenText } from './string.levels.js';
import { StringLevels } from './string.levels.js';

/** One text while it is masked by keys: what is found out about it once, and only when it matters. */
export class TextContext {
  #json: boolean | undefined;
  /** Where the last of such quotes stands is known once none was found to the right. */
  #exhausted: Set<string> | undefined;

  #levels: StringLevels | undefined;

  #from = 0;
  #end = -1;
  #endLevel = 0;

  constructor(readonly text: string) {}

  /** In JSON a quote without a backslash ends the string that a text stands in, whatever the text says. */
  get isJson(): boolean {
    return (this.#json ??= looksLikeJson(this.text) ?? isJsonText(this.text));
  }

  /**
   * How many backslashes the quotes of the JSON string have that a place stands in; `undefined` where there is
   * none. To be asked from left to right.
   */
  levelAt(place: number): number | undefined {
    return this.stringAt(place)?.level;
  }

  /** The innermost JSON string that a place stands in. To be asked from left to right. */
  stringAt(place: number): OpenString | undefined {
    return (this.#levels ??= new StringLevels(this.text, this.isJson)).at(place);
  }

  /** The text that `util.inspect` put into other quotes around the place asked about last, unless a string in it is. */
  get literal(): OpenText | undefined {
    return this.#levels?.literal;
  }

  /** Takes what stands between two places, both in one string, for one value, whatever quotes it holds. */
  skip(from: number, to: number): void {
    this.stringAt(from);
    this.#levels?.skipTo(to);
  }

  /** Finds an end to the right of `from` unless one that was found from further left is still ahead. */
  remembered(from: number, level: number, find: () => number): number {
    if (level === this.#endLevel && from >= this.#from && from <= this.#end) return this.#end;
    this.#from = from;
    this.#endLevel = level;
    return (this.#end = find());
  }

  /** As `indexOf`, but a character that has run out is not searched for again: the whole stays linear. */
  indexOf(char: string, from: number): number {
    if (this.#exhausted?.has(char)) return -1;
    const at = this.text.indexOf(char, from);
    if (at === -1) (this.#exhausted ??= new Set()).add(char);
    return at;
  }
}

/** Decides by the ends of the text where that is enough; an array may as well be `util.inspect`'s. */
function looksLikeJson(text: string): boolean | undefined {
  const start = /^\s{0,8}(?:\{\s{0,40}["}]|\[)/.exec(text)?.[0];
  if (start === undefined) return false;
  return start.endsWith('[') || !/\}\s{0,8}$/.test(text.slice(-9)) ? undefined : true;
}
