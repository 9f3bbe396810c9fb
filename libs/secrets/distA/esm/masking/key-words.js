const BORDERS = /[^\p{L}\p{N}]+|(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u;
const TRAILING_DIGITS = /\p{N}+$/u;
/** The words of a key in lower case: `DBPassword` gives `db`, `password`. */
export function keyWords(key) {
    const words = [];
    for (const word of key.split(BORDERS))
        if (word !== '')
            words.push(word.toLowerCase());
    return words;
}
/** The words without the digits at the end of the key: `password_2` and `password2` give `password`. */
export function withoutTrailingDigits(words) {
    const last = words.at(-1);
    if (last === undefined || /[a-z]$/.test(last))
        return words;
    const rest = last.replace(TRAILING_DIGITS, '');
    const before = words.slice(0, -1);
    return rest === '' ? withoutTrailingDigits(before) : [...before, rest];
}
/** The word without one plural `s`; `access` has none. */
export function singular(word) {
    return word.length > 1 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}
/** What a list of words is asked with: the last word, the last two, and all of them, joined. */
export function keyEndings(words) {
    const last = words.at(-1) ?? '';
    if (words.length < 2)
        return [last];
    const lastTwo = `${words.at(-2)}${last}`;
    return words.length === 2 ? [last, lastTwo] : [last, lastTwo, words.join('')];
}
