const BORDERS = /[^\p{L}\p{N}]+|(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u;
const TRAILING_DIGITS = /\p{N}+$/u;

/** The words of a key in lower case: `DBPassword` gives `db`, `password`. */
export function keyWords(key: string): string[] {
  return key
    .split(BORDERS)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}

/** The words without the digits at the end of the key: `password_2` and `password2` give `password`. */
export function withoutTrailingDigits(words: readonly string[]): string[] {
  const kept = [...words];
  for (let last = kept.pop(); last !== undefined; last = kept.pop()) {
    const rest = last.replace(TRAILING_DIGITS, '');
    if (rest === '') continue;
    kept.push(rest);
    break;
  }
  return kept;
}

/** The word without one plural `s`; `access` has none. */
export function singular(word: string): string {
  return word.length > 1 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

/** What a list of words is asked with: the last word, the last two, and all of them, joined. */
export function keyEndings(words: readonly string[]): string[] {
  return [words.slice(-1), words.slice(-2), words].map((part) => part.join(''));
}
