"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.marksOf = marksOf;
exports.hintsIn = hintsIn;
const text_hints_js_1 = require("./text.hints.js");
const text_bytes_js_1 = require("./text.bytes.js");
const SEPARATORS = ':=';
const PAIR = 0xffff;
/** Nothing that begins right before the end of a piece is lost. */
const OVERLAP = 4;
const QUAD_BITS = 14;
/** Spreads what differs in any of four bytes over the upper bits (Knuth). */
const MULTIPLIER = 0x9e3779b1;
/** In the table of pairs: which of the two is a separator, */
const FIRST = 1;
const SECOND = 2;
/** whether the two may begin a quad that hints at something, or stand in its middle, */
const BEGINS = 4;
const CONTINUES = 8;
/** and whether one of the two hints by itself. */
const ALONE = 16;
/** The same for four pairs in one number, a byte each. */
const FOUR_TIMES = 0x01010101;
const ALL_SEPARATORS = (FIRST | SECOND) * FOUR_TIMES;
const ALL_QUADS = (BEGINS | CONTINUES) * FOUR_TIMES;
const ALL_ALONE = ALONE * FOUR_TIMES;
const ALL_HINTS = ALL_QUADS | ALL_ALONE;
const pairs = pairTable();
/** What four characters hint at, by a hash of them. */
const quads = quadTable();
/** What one character hints at, by its code. */
const singles = new Uint16Array(256);
for (const [char, hint] of text_hints_js_1.HINT_CHARACTERS)
    singles[char.charCodeAt(0)] = hint;
const marks = { separators: new Uint16Array(text_bytes_js_1.BYTES_AT_ONCE), count: 0, hints: 0 };
/** The text that the marks are of, unless it is long. */
let marked = '';
/** Looks once at the piece of a text that `bytesOf` reads; what comes back is valid until the next call. */
function marksOf(text, from = 0) {
    if (from === 0 && text === marked)
        return marks;
    (0, text_bytes_js_1.bytesOf)(text, from);
    look(Math.min(text.length - from, text_bytes_js_1.BYTES_AT_ONCE));
    marked = from === 0 && text.length <= text_bytes_js_1.BYTES_AT_ONCE ? text : '';
    return marks;
}
/** What may stand in a text: bits of `Hint`. */
function hintsIn(text) {
    let { hints } = marksOf(text);
    const step = text_bytes_js_1.BYTES_AT_ONCE - OVERLAP;
    for (let from = step; from < text.length - OVERLAP; from += step)
        hints |= marksOf(text, from).hints;
    return hints;
}
/** Takes eight bytes at a time, as four pairs. */
function look(length) {
    const words = text_bytes_js_1.WORDS;
    const table = pairs;
    const { separators } = marks;
    let count = 0;
    let hints = 0;
    for (let at = 0; at < length; at += 8) {
        const word = words[at >> 2];
        const next = words[(at >> 2) | 1];
        const found = table[word & PAIR] |
            (table[word >>> 16] << 8) |
            (table[next & PAIR] << 16) |
            (table[next >>> 16] << 24);
        if (found === 0)
            continue;
        if ((found & ALL_HINTS) !== 0)
            hints |= hintsAt(at, found);
        for (let rest = found & ALL_SEPARATORS; rest !== 0; rest &= rest - 1) {
            const bit = lowestOf(rest);
            separators[count++] = at + placeOf(bit) + (bit & 1);
        }
    }
    marks.count = count;
    marks.hints = hints;
}
/** Apart from the loop, which would get slower for what it rarely meets. */
function hintsAt(at, found) {
    let hints = 0;
    for (let rest = found & ALL_QUADS; rest !== 0; rest &= rest - 1) {
        const bit = lowestOf(rest);
        hints |= quads[quadAt(text_bytes_js_1.BYTES, Math.max(0, at + placeOf(bit) - (bit & 1)))];
    }
    for (let rest = found & ALL_ALONE; rest !== 0; rest &= rest - 1) {
        const pair = at + placeOf(lowestOf(rest));
        hints |= singles[text_bytes_js_1.BYTES[pair]];
        hints |= singles[text_bytes_js_1.BYTES[pair + 1]];
    }
    return hints;
}
function lowestOf(bits) {
    return 31 - Math.clz32(bits & -bits);
}
/** Where among eight bytes the pair begins that a bit is of. */
function placeOf(bit) {
    return (bit >> 2) & 6;
}
function quadAt(bytes, at) {
    return quadOf(bytes[at] |
        (bytes[at + 1] << 8) |
        (bytes[at + 2] << 16) |
        (bytes[at + 3] << 24));
}
function quadOf(codes) {
    return Math.imul(codes, MULTIPLIER) >>> (32 - QUAD_BITS);
}
function pairTable() {
    const table = new Uint8Array(PAIR + 1);
    const mark = (first, second, flag) => {
        table[first | (second << 8)] |= flag;
    };
    for (let code = 0; code < 256; code++) {
        for (const separator of Buffer.from(SEPARATORS)) {
            mark(separator, code, FIRST);
            mark(code, separator, SECOND);
        }
        for (const [char] of text_hints_js_1.HINT_CHARACTERS) {
            mark(char.charCodeAt(0), code, ALONE);
            mark(code, char.charCodeAt(0), ALONE);
        }
    }
    for (const { codes } of (0, text_hints_js_1.hintQuads)()) {
        const [first = 0, second = 0, third = 0] = codes;
        mark(first, second, BEGINS);
        mark(second, third, CONTINUES);
    }
    return table;
}
function quadTable() {
    const table = new Uint8Array(1 << QUAD_BITS);
    for (const { codes, hint } of (0, text_hints_js_1.hintQuads)()) {
        table[quadAt(codes, 0)] |= hint;
    }
    return table;
}
