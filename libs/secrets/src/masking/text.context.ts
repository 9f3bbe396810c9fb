import type { OpenString, OpenText } from './string.levels.js';
import { StringLevels } from './string.levels.js';

/** One text while it is masked by keys: what is found out about it once, and only when it matters. */
export class TextContext {
  /** Where the last of such quotes stands is known once none was found to the right. */
  #exhausted: Set<string> | undefined;

  #madeLevels: StringLevels | undefined;
  /** The place asked about last, and the answer: most are asked about more than once. */
  #asked = -1;
  #string: OpenString | undefined;

  #from = 0;
  #end = -1;
  #endLevel = 0;

  constructor(readonly text: string) {}

  /**
   * How many backslashes the quotes of the JSON string have that a place stands in; `undefined` where there is
   * none. To be asked from left to right.
   */
  levelAt(place: number): number | undefined {
    return this.stringAt(place)?.level;
  }

  /** The innermost JSON string that a place stands in. To be asked from left to right. */
  stringAt(place: number): OpenString | undefined {
    if (place !== this.#asked) {
      this.#string = this.#levels.at(place);
      this.#asked = place;
    }
    return this.#string;
  }

  /** The text that `util.inspect` put into other quotes around the place asked about last, unless a string in it is. */
  get literal(): OpenText | undefined {
    return this.#levels.literal;
  }

  /** Takes what stands between two places, both in one string, for one value, whatever quotes it holds. */
  skip(from: number, to: number): void {
    this.#levels.at(from);
    this.#levels.skipTo(to);
    this.#asked = -1;
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

  get #levels(): StringLevels {
    return (this.#madeLevels ??= new StringLevels(this.text));
  }
}
