"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.afterTail = afterTail;
exports.joinHits = joinHits;
const json_context_js_1 = require("./json.context.js");
const inner_json_js_1 = require("./inner.json.js");
const mask_constants_js_1 = require("./mask.constants.js");
const match_at_js_1 = require("./match-at.js");
const QUOTE = '"';
/** What can stand outside of strings in a JSON text. */
const BARE = /^[\s\d,:{}[\]+\-.eEtrufalsn]*$/;
/** What stands after the tail of base64 where it ends: padding, or no character of base64. */
const BASE64_END = /={1,2}|(?:%3[dD]){1,2}|(?![\w+/-])/y;
/** The end of a hit in base64, with the tail and the padding where nothing else was encoded after the secret. */
function afterTail(text, end, tail) {
    const rest = text[end] === tail ? (0, match_at_js_1.matchAt)(BASE64_END, text, end + 1) : null;
    return rest === null ? end : end + 1 + rest[0].length;
}
/** Puts a mask where the hits are; overlapping and touching ones get one. A JSON text stays one. */
function joinHits(text, hits) {
    const merged = merge(hits);
    const delicate = merged.some((hit) => mayBreakJson(text, hit));
    return delicate && (0, json_context_js_1.isJsonText)(text) ? joinInJson(text, hits) : join(text, merged, () => mask_constants_js_1.MASK);
}
function join(text, hits, maskOf) {
    let masked = '';
    let done = 0;
    for (const hit of hits) {
        masked += text.slice(done, hit.start) + maskOf(hit);
        done = hit.end;
    }
    return masked + text.slice(done);
}
function merge(hits) {
    if (hits.length === 1)
        return hits;
    const merged = [];
    for (const { start, end } of [...hits].sort((a, b) => a.start - b.start)) {
        const last = merged.at(-1);
        if (last !== undefined && start <= last.end)
            last.end = Math.max(last.end, end);
        else
            merged.push({ start, end });
    }
    return merged;
}
function mayBreakJson(text, { start, end }) {
    const slice = text.slice(start, end);
    return slice.includes('"') || BARE.test(slice) || (0, json_context_js_1.isInsideEscape)(text, start) || (0, json_context_js_1.isInsideEscape)(text, end);
}
/** In JSON a hit that begins or ends inside of an escape is none: the string holds other characters. */
function joinInJson(text, hits) {
    const real = hits.filter(({ start, end }) => !(0, json_context_js_1.isInsideEscape)(text, start) && !(0, json_context_js_1.isInsideEscape)(text, end));
    const cursor = new json_context_js_1.StringCursor(text);
    const inner = new inner_json_js_1.InnerJson(text);
    const pieces = merge(real).flatMap((hit) => piecesOf(text, hit, cursor, inner));
    return join(text, pieces, ({ quote }) => quote + mask_constants_js_1.MASK + quote);
}
/** A hit that covers more than the inside of one string is masked piece by piece. */
function piecesOf(text, { start, end }, cursor, inner) {
    let inside = cursor.isInside(start);
    const slice = text.slice(start, end);
    if (!inside && /^[{[]/.test(slice) && (0, json_context_js_1.isJsonText)(slice))
        return [{ start, end, quote: QUOTE }];
    if (/^\d(?:[\d,\s]*\d)?$/.test(slice)) {
        if (!inside)
            return [{ ...wholeTokens(text, start, end), quote: QUOTE }];
        const quote = inner.quoteAt(start);
        return [quote === '' ? { start, end, quote } : { ...wholeNumber(text, start, end), quote }];
    }
    const pieces = [];
    for (let at = start; at < end; at++) {
        if (inside) {
            const stop = at + closingQuote(text.slice(at, end));
            if (stop > at)
                pieces.push({ start: at, end: stop, quote: '' });
            at = stop;
            inside = false;
        }
        else if (text[at] === QUOTE) {
            inside = true;
        }
        else if (!isDelimiter(text[at])) {
            const token = wholeTokens(text, at, at + 1);
            pieces.push({ ...token, quote: QUOTE });
            at = token.end - 1;
        }
    }
    return pieces;
}
function wholeTokens(text, from, to) {
    let start = from;
    let end = to;
    while (start > 0 && !isDelimiter(text[start - 1]))
        start--;
    while (end < text.length && !isDelimiter(text[end]))
        end++;
    return { start, end };
}
/** In JSON inside of a string white space is written with letters too. */
function wholeNumber(text, from, to) {
    let start = from;
    let end = to;
    while (start > 0 && isOfNumber(text[start - 1]))
        start--;
    while (end < text.length && isOfNumber(text[end]))
        end++;
    return { start, end };
}
function isOfNumber(char) {
    return char !== undefined && /[\d.eE+-]/.test(char);
}
function isDelimiter(char) {
    return char === undefined || /[\s,:{}[\]"]/.test(char);
}
/** Where in a piece of a string its end stands, or the end of the piece. */
function closingQuote(piece) {
    let at = piece.indexOf('"');
    while (at !== -1 && (0, json_context_js_1.backslashesBefore)(piece, at) % 2 === 1)
        at = piece.indexOf('"', at + 1);
    return at === -1 ? piece.length : at;
}
