"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.maskByKey = maskByKey;
const key_lists_js_1 = require("./key.lists.js");
const key_finder_js_1 = require("./key.finder.js");
const mask_constants_js_1 = require("./mask.constants.js");
const text_bytes_js_1 = require("./text.bytes.js");
const text_context_js_1 = require("./text.context.js");
const text_marks_js_1 = require("./text.marks.js");
const value_skipper_js_1 = require("./value.skipper.js");
const COLON = ':';
const EQUALS = '=';
const SHORTEST_KEY = 3;
/** More than the end of a key is looked at from. */
const LOOK_BACK = 64;
/** Masks in a text what stands after secret keys: `key=value`, `key: value`, JSON, JSON inside of strings. */
function maskByKey(text, rule) {
    const { length } = text;
    const { tails } = rule;
    let context;
    let masked = '';
    let done = 0;
    for (let base = 0; base === 0 || base < length - LOOK_BACK; base += text_bytes_js_1.BYTES_AT_ONCE - LOOK_BACK) {
        const bytes = (0, text_bytes_js_1.bytesOf)(text, base);
        const { separators, count } = (0, text_marks_js_1.marksOf)(text, base);
        const first = base === 0 ? SHORTEST_KEY : LOOK_BACK;
        for (let i = 0; i < count; i++) {
            const place = separators[i];
            if (place < first || !tails.mayEndAt(bytes, place))
                continue;
            const at = base + place;
            if (at < done || !isSeparator(text, at) || !tails.mayReallyEndAt(bytes, place))
                continue;
            const key = (0, key_finder_js_1.keyBefore)(text, at, done);
            if (key === undefined || isOther(text, at, key) || !isSecret(rule, key))
                continue;
            const value = (0, value_skipper_js_1.valueAfter)((context ??= new text_context_js_1.TextContext(text)), key, at);
            if (value === undefined || isMasked(text, value) || isKey(text, value, rule))
                continue;
            masked += text.slice(done, value.start) + value.mask;
            done = value.end;
        }
    }
    return done === 0 ? text : masked + text.slice(done);
}
function isMasked(text, { start, end }) {
    return end - start === mask_constants_js_1.MASK.length && text.startsWith(mask_constants_js_1.MASK, start);
}
/** `credentials: token: x` is said of the second key. In quotes it is a value all the same. */
function isKey(text, { start, end }, rule) {
    if (text[end - 1] !== COLON || end - start > LOOK_BACK || text[start - 1] !== ' ')
        return false;
    const word = text.slice(start, end - 1);
    return /^[\w.-]+$/.test(word) && rule.isSecret(word, true);
}
/** Other characters have the same low byte. */
function isSeparator(text, at) {
    return text[at] === COLON || text[at] === EQUALS;
}
function isSecret(rule, { names, wordBefore }) {
    return names.some((name) => {
        if (rule.isSecret(name, true))
            return !isCount(name, wordBefore);
        // `api key: x` is a key of two words; `tests pass: 3` counts what passed.
        return wordBefore !== '' && !isPass(name) && rule.isSecret(`${wordBefore} ${name}`, true);
    });
}
function isCount(name, wordBefore) {
    return name.toLowerCase() === 'tokens' && key_lists_js_1.COUNTED_TOKENS.has(wordBefore.toLowerCase());
}
function isPass(name) {
    return /^pass\d*$/i.test(name);
}
/** A comparison, the scheme of a URL, a namespace, a place in a file, a time and the kind of resource in an ARN are no keys. */
function isOther(text, at, { quote, start, names }) {
    if (text[at] === EQUALS)
        return /^={1,2}\s/.test(text.slice(at + 1, at + 4));
    if (quote !== '')
        return false;
    const next = text[at + 1];
    if (next === COLON || (next === '/' && text[at + 2] === '/'))
        return true;
    if (/^\d{1,2}$/.test(names[0] ?? '') && /^\d\d(?!\w)/.test(text.slice(at + 1, at + 4)))
        return true;
    const before = text[start - 1];
    if (before === '/')
        return /^\d{1,6}(?![\w.-])/.test(text.slice(at + 1, at + 9));
    return before === COLON && names[0] === 'secret';
}
