import { KeyEnds } from './key.ends.js';
import { COUNTED_TOKENS, SECRET_ENDINGS, TOKEN_ENDINGS } from './key.lists.js';
import { KeyTails } from './key.tails.js';
import { keyEndings, keyWords, singular, withoutTrailingDigits } from './key-words.js';

/** What a key says about its value. */
export type KeyVerdict = 'open' | 'secret' | 'token';

/** Expressions are not asked about longer keys: they are the users', and may take time without bound. */
const LONGEST_ASKED = 64;
const REMEMBERED = 4096;

/** Decides once per distinct key whether its value is masked. */
export class KeyRule {
  readonly expressions: readonly RegExp[];
  readonly endings: ReadonlySet<string>;
  /** A quick look at the end of a key in a text, before it is cut out. */
  readonly tails: KeyTails;
  readonly #ends: KeyEnds;
  readonly #countsDigits: boolean;
  readonly #verdicts = new Map<string, KeyVerdict>();

  constructor(extra: readonly (string | RegExp)[] = []) {
    // Flags g and y would make an expression remember where it stopped.
    this.expressions = extra
      .filter((item) => item instanceof RegExp)
      .map(({ source, flags }) => new RegExp(source, flags.replace(/[gy]/g, '')));
    this.endings = new Set(
      extra
        .filter((item) => typeof item === 'string')
        .map((item) => keyWords(item).join(''))
        .filter((ending) => ending !== ''),
    );
    const asksAll = this.expressions.length > 0;
    this.tails = new KeyTails([...this.endings], asksAll);
    this.#ends = new KeyEnds([...this.endings], asksAll);
    this.#countsDigits = asksAll || [...this.endings].some((ending) => /\d$/.test(ending));
  }

  verdict(name: string): KeyVerdict {
    // One verdict for `token1`, `token2` and all that follow.
    const key = this.#countsDigits ? name : withoutDigits(name);
    const known = this.#verdicts.get(key);
    if (known !== undefined) return known;
    // Most keys end otherwise. They are not remembered: made-up ones would push out those that are worth it.
    if (!this.#ends.mayEnd(endOf(key))) return 'open';
    const verdict = this.#decide(key);
    if (key.length <= LONGEST_ASKED) {
      if (this.#verdicts.size >= REMEMBERED) this.#verdicts.clear();
      this.#verdicts.set(detached(key), verdict);
    }
    return verdict;
  }

  isSecret(key: string, tokens: boolean): boolean {
    const verdict = this.verdict(key);
    return verdict === 'secret' || (tokens && verdict === 'token');
  }

  #decide(key: string): KeyVerdict {
    const long = key.length > LONGEST_ASKED;
    if (!long && this.expressions.some((expression) => expression.test(key))) return 'secret';
    const spelled = keyWords(endOf(key));
    const plural = withoutTrailingDigits(spelled);
    const last = plural.at(-1);
    if (last === undefined) return this.#isListed(spelled) ? 'secret' : 'open';
    const words = [...plural.slice(0, -1), singular(last)];
    if (this.#isListed(spelled) || this.#isListed(plural) || this.#isListed(words)) return 'secret';
    const endings = keyEndings(words);
    // `pass: 3` counts what passed.
    const secret = endings.some((ending) => SECRET_ENDINGS.has(ending)) && words.join('') !== 'pass';
    if (secret) return 'secret';
    if (last === 'tokens' && COUNTED_TOKENS.has(plural.at(-2) ?? '')) return 'open';
    return endings.some((ending) => TOKEN_ENDINGS.has(ending)) ? 'token' : 'open';
  }

  #isListed(words: readonly string[]): boolean {
    return keyEndings(words).some((ending) => this.endings.has(ending));
  }
}

function withoutDigits(key: string): string {
  let end = key.length;
  while (isDigit(key.charCodeAt(end - 1))) end--;
  return key.slice(0, end);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function endOf(key: string): string {
  return key.length > LONGEST_ASKED ? key.slice(-LONGEST_ASKED) : key;
}

/** A copy of its own: a slice would keep the whole line alive that the key was cut from. */
function detached(key: string): string {
  // Put together and cut again: the engine copies what it joins, several times faster than a buffer does.
  return ` ${key}`.slice(1);
}
