import { backslashesBefore, quoteLevel } from './json.context.js';
/**
 * Finds the end of a string that began before `from` with a quote of `level` backslashes. A quote with fewer
 * of its own ends a text around it.
 */
export function endOfString(context, from, level) {
    const { text } = context;
    for (let at = context.indexOf('"', from); at !== -1; at = context.indexOf('"', at + 1)) {
        const own = quoteLevel(backslashesBefore(text, at, from));
        if (own === level)
            return { end: at - level, closed: true };
        if (own < level)
            return { end: at - own, closed: false };
    }
    return { end: text.length, closed: false };
}
/**
 * The same for `'` and backtick, as `util.inspect` writes them, also inside of JSON: in a string whose quotes have
 * `level` backslashes. What stands between such quotes says nothing about that.
 */
export function endOfInspected(context, from, quote, level) {
    const { text } = context;
    const outer = endOfOuter(context, from, level);
    let at = context.indexOf(quote, from);
    // An odd number of backslashes escapes the quote; in JSON each of them is written as two, in JSON in JSON as four.
    const pair = level === undefined ? 2 : 4 * (level + 1);
    while (at !== -1 && at < outer && backslashesBefore(text, at, from) % pair !== 0) {
        at = context.indexOf(quote, at + 1);
    }
    return at === -1 || at >= outer ? { end: outer, closed: false } : { end: at, closed: true };
}
/** Where the JSON string ends that a place without quotes of its own stands in. */
function endOfOuter(context, from, level) {
    if (level === undefined)
        return context.text.length;
    return context.remembered(from, level, () => endOfString(context, from, level).end);
}
/** The bracket of a terminal's colour is none. */
// oxlint-disable-next-line no-control-regex
const PIECE = /(?:\x1b|u001[bB])\[|["'`{}[\]]/g;
/**
 * Finds the end of an object or array that begins at `from`. With a `level` it is JSON whose quotes have so many
 * backslashes; without, it is what `util.inspect` writes.
 */
export function endOfBrackets(context, from, level) {
    const { text } = context;
    let depth = 0;
    // A quote of no higher level ends the string around.
    const around = level === undefined || level > 0 ? context.levelAt(from) : undefined;
    const outer = level === undefined ? (around ?? -1) : level - 1;
    PIECE.lastIndex = from;
    for (let piece = PIECE.exec(text); piece !== null; piece = PIECE.exec(text)) {
        const [char] = piece;
        const at = piece.index;
        if (char.length > 1)
            continue;
        if (char === '{' || char === '[')
            depth++;
        else if (char === '}' || char === ']')
            depth--;
        else {
            const own = quoteLevel(backslashesBefore(text, at, from));
            if (char === '"' && own <= outer)
                return at - own;
            const inner = char === '"' ? endOfString(context, at + 1, own) : endOfInspected(context, at + 1, char, around);
            if (!inner.closed && char === '"')
                return inner.end;
            // An apostrophe in prose has no other.
            if (!inner.closed)
                continue;
            PIECE.lastIndex = inner.end + (char === '"' ? own : 0) + 1;
        }
        if (depth === 0)
            return at + 1;
    }
    return text.length;
}
