/** The words of a key in lower case: `DBPassword` gives `db`, `password`. */
export declare function keyWords(key: string): string[];
/** The words without the digits at the end of the key: `password_2` and `password2` give `password`. */
export declare function withoutTrailingDigits(words: readonly string[]): readonly string[];
/** The word without one plural `s`; `access` has none. */
export declare function singular(word: string): string;
/** What a list of words is asked with: the last word, the last two, and all of them, joined. */
export declare function keyEndings(words: readonly string[]): string[];
