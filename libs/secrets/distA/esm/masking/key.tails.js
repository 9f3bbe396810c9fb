import { SECRET_ENDINGS, TOKEN_ENDINGS } from './key.lists.js';
import { singular, withoutTrailingDigits } from './key-words.js';
/** The kind of a character takes five bits; three of them are a place in a table. */
const BITS = 5;
const FIVE_BITS = 31;
const TRIPLES = 1 << (3 * BITS);
const FURTHEST = 12;
const QUOTE = 34;
const BACKSLASH = 92;
/** Instead of where a letter stands: the key begins before it can, or there is more than is looked at. */
const START = -1;
const UNSEEN = -2;
/** Kinds: 1 to 26 are the letters, whatever their case; */
const OTHER = 0;
/** digits, letters of other scripts, and what joins the words of a key. */
const INNER = 27;
const SEPARATOR = 28;
const QUOTED = 29;
const S = 19;
/** What three letters are: the end of a known ending of fewer than six; */
const SHORT = 1;
/** the last three of a longer one, the three before those, and those from the fourth last to the second last. */
const LONG = 2;
const BEFORE_LONG = 4;
const IN_LONG = 8;
/** Whether to look closer where three characters stand before a separator, or before a quote and a separator. */
const LOOK = 16;
const LOOK_IN_QUOTES = 32;
const KINDS = Uint8Array.from({ length: 256 }, (_, code) => {
    const char = String.fromCharCode(code);
    if (/[A-Za-z]/.test(char))
        return code & FIVE_BITS;
    if (/[:=]/.test(char))
        return SEPARATOR;
    if (char === '"')
        return QUOTED;
    // Of the control characters most are low bytes of others.
    const isPart = code >= 128 || /[\d $\-._]/.test(char) || (code < 32 && !'\t\n\r\x1b'.includes(char));
    return isPart ? INNER : OTHER;
});
/**
 * Says from the last letters before a separator whether a key that the rule knows may end there. Most keys of a log
 * line do not, and need not be cut out. Errs on the side of asking, but takes a symbol for what its low byte is.
 */
export class KeyTails {
    #known;
    #all;
    constructor(own, all) {
        this.#all = all || own.some((ending) => !/[a-z]{3}s?\d*$/.test(ending));
        if (this.#all)
            this.#known = ALL;
        else
            this.#known = own.length === 0 ? LISTED : tableOf([...LISTED_ENDINGS, ...own]);
    }
    /** A look at three letters, which is enough for nearly all keys; at least three characters stand before the separator. */
    mayEndAt(text, separator) {
        const isQuoted = text[separator - 1] === QUOTE;
        const end = Math.max(2, isQuoted ? separator - 2 : separator - 1);
        const kinds = KINDS;
        const last = tripleOf(kinds[text[end - 2]], kinds[text[end - 1]], kinds[text[end]]);
        return (this.#known[last] & (isQuoted ? LOOK_IN_QUOTES : LOOK)) !== 0;
    }
    /** A closer look, at up to seven letters. */
    mayReallyEndAt(text, separator) {
        if (this.#all)
            return true;
        const closing = kindAt(text, separator - 1);
        let end = closing === QUOTED ? separator - 2 : separator - 1;
        for (const stop = end - FURTHEST; !isLetter(kindAt(text, end)); end--) {
            if (end < 0)
                return false;
            if (end === stop || text[end] >= 128)
                return true;
        }
        return this.#mayEndWith(text, end, closing);
    }
    #mayEndWith(text, end, closing) {
        const second = letterBefore(text, end, closing);
        const third = letterBefore(text, second, closing);
        if (third < 0)
            return third === UNSEEN;
        const tail = this.#known[tripleAt(text, third, second, end)];
        if ((tail & SHORT) !== 0)
            return true;
        const fourth = letterBefore(text, third, closing);
        if (fourth < 0)
            return fourth === UNSEEN;
        const middle = this.#known[tripleAt(text, fourth, third, second)];
        if ((tail & LONG) !== 0 && (middle & IN_LONG) !== 0 && this.#isBeforeLong(text, third, closing))
            return true;
        if (kindAt(text, end) !== S)
            return mayBeEscape(text, fourth - 1);
        if ((middle & SHORT) !== 0)
            return true;
        return (middle & LONG) !== 0 ? this.#isBeforeLong(text, fourth, closing) : mayBeEscape(text, fourth - 1);
    }
    /** Whether the three letters before a place stand before the last three of something long. */
    #isBeforeLong(text, at, closing) {
        const third = letterBefore(text, at, closing);
        const second = letterBefore(text, third, closing);
        const first = letterBefore(text, second, closing);
        if (first < 0)
            return first === UNSEEN;
        const before = this.#known[tripleAt(text, first, second, third)];
        return (before & BEFORE_LONG) !== 0 || mayBeEscape(text, first - 1);
    }
}
/**
 * Where the letter before one stands, over a joint between two words. A key without quotes begins after any other
 * character; one in quotes may hold them.
 */
function letterBefore(text, at, closing) {
    if (at <= 0)
        return at === 0 ? START : at;
    const kind = kindAt(text, at - 1);
    if (isLetter(kind))
        return at - 1;
    if (kind === INNER)
        return isJoint(text[at - 1]) && isLetter(kindAt(text, at - 2)) ? at - 2 : UNSEEN;
    const isOpening = closing === QUOTED && kind === QUOTED && text[at - 2] !== BACKSLASH;
    return isOpening || isLetter(closing) ? START : UNSEEN;
}
/** Between the words of a key: space, `$`, `-`, `.` and `_`; a key does not end there. */
function isJoint(code) {
    return code === 95 || code === 45 || code === 46 || code === 32 || code === 36;
}
/** Whether the letter after a place may belong to an escape such as `\n` or `\u00ad` rather than to a key. */
function mayBeEscape(text, at) {
    let start = at;
    while (start > at - 5 && isHexOrU(text[start]))
        start--;
    return text[start] === BACKSLASH;
}
function isHexOrU(code) {
    const letter = code | 32;
    return (code >= 48 && code <= 57) || (letter >= 97 && letter <= 102) || code === 117;
}
/** Nothing stands before the beginning. */
function kindAt(text, at) {
    return at < 0 ? OTHER : KINDS[text[at]];
}
function isLetter(kind) {
    return kind > OTHER && kind < INNER;
}
function tripleOf(first, second, third) {
    return (first << (2 * BITS)) | (second << BITS) | third;
}
function tripleAt(text, first, second, third) {
    return tripleOf(kindAt(text, first), kindAt(text, second), kindAt(text, third));
}
function tableOf(endings) {
    const table = new Uint8Array(TRIPLES);
    const mark = (letters, flag) => {
        table[tripleAt(Buffer.from(letters), 0, 1, 2)] |= flag;
    };
    for (const ending of endings) {
        const letters = withoutTrailingDigits([ending])[0] ?? '';
        for (const tail of [letters, singular(letters)]) {
            if (/[a-z]{6}$/.test(tail)) {
                mark(tail.slice(-3), LONG);
                mark(tail.slice(-4, -1), IN_LONG);
                mark(tail.slice(-6, -3), BEFORE_LONG);
            }
            else if (tail.length >= 3) {
                mark(tail.slice(-3), SHORT);
            }
        }
    }
    return withLook(table);
}
/** Adds whether to look closer. */
function withLook(table) {
    const isEnding = (triple) => (table[triple] & (SHORT | LONG)) !== 0;
    const beforeS = new Set([...table.keys()].filter(isEnding).map((triple) => triple & ((1 << (2 * BITS)) - 1)));
    return table.map((flags, triple) => {
        const last = triple & FIVE_BITS;
        const stop = [last, (triple >> BITS) & FIVE_BITS, triple >> (2 * BITS)].find((kind) => !isLetter(kind));
        if (stop === undefined) {
            const isPlural = last === S && beforeS.has(triple >> BITS);
            return isEnding(triple) || isPlural ? flags | LOOK | LOOK_IN_QUOTES : flags;
        }
        // A bare key may end in digits, brackets and other quotes; one in quotes may hold anything.
        const isPart = stop === INNER || (stop === OTHER && stop === last);
        return (isPart ? LOOK : 0) | (stop === QUOTED && stop !== last ? 0 : LOOK_IN_QUOTES);
    });
}
const LISTED_ENDINGS = [...SECRET_ENDINGS, ...TOKEN_ENDINGS];
const LISTED = tableOf(LISTED_ENDINGS);
const ALL = new Uint8Array(TRIPLES).fill(LOOK | LOOK_IN_QUOTES);
