"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.variantsOf = variantsOf;
exports.isEligible = isEligible;
const node_util_1 = require("node:util");
const mask_constants_js_1 = require("./mask.constants.js");
const ARMOUR = /^-----(?:BEGIN|END) [A-Z0-9 ]+-----$/;
const DEEPEST_JSON = 4;
const DIGITS_AND_COMMAS = /^[\d,]+$/;
/** Every spelling of a value that is searched for: escaped, encoded, and line by line. */
function variantsOf(value) {
    const tails = new Map();
    const add = (text, tail = '') => {
        if (text !== undefined && text.length >= mask_constants_js_1.SHORTEST_VALUE)
            tails.set(text, tails.get(text) || tail);
    };
    for (const raw of new Set([value, value.trim()])) {
        for (const text of spellings(raw))
            addEscaped(text, add);
        for (const [text, tail] of encodings(raw))
            add(text, tail);
    }
    for (const line of linesOf(value))
        for (const text of spellings(line))
            addEscaped(text, add);
    return [...tails].map(([text, tail]) => ({ text, tail, digitEdges: DIGITS_AND_COMMAS.test(text) }));
}
/** A spelling as it is and as a text in JSON shows it, in JSON in JSON, and so on. */
function addEscaped(spelling, add) {
    let text = spelling;
    for (let depth = 0; text !== undefined && depth <= DEEPEST_JSON; depth++) {
        add(text);
        const escaped = inJson(text);
        text = escaped === text ? undefined : escaped;
    }
}
function inJson(text) {
    return JSON.stringify(text).slice(1, -1);
}
/** Readable spellings: as it is, as JSON, in URLs, in XML. */
function spellings(raw) {
    const json = inJson(raw);
    const inspected = (0, node_util_1.inspect)(raw, { breakLength: Infinity, maxStringLength: Infinity }).slice(1, -1);
    const escaped = [raw, inspected, asciiJson(json), json.replaceAll('/', '\\/')];
    const uri = attempt(() => encodeURIComponent(raw));
    const encoded = [
        uri,
        uri && encodeURIComponent(uri),
        attempt(() => encodeURIComponent(json)),
        attempt(() => encodeURI(raw)),
        new URLSearchParams([['', raw]]).toString().slice(1),
        ...urlParts(raw),
    ];
    const lowerHex = encoded.map((text) => text?.replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase()));
    const xml = raw.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    const entities = [
        xml,
        xml.replaceAll('"', '&quot;'),
        ...['&apos;', '&#39;', '&#x27;'].map((apos) => xml.replaceAll('"', '&quot;').replaceAll("'", apos)),
        ...['&#34;'].map((quote) => xml.replaceAll('"', quote).replaceAll("'", '&#39;')),
    ];
    return [...escaped, ...encoded, ...lowerHex, ...entities];
}
/** Encodings of the bytes, and the tails of those that have one. */
function encodings(raw) {
    const bytes = Buffer.from(raw);
    const base64 = [0, 1, 2].map((offset) => base64Core(bytes, offset));
    const base64url = base64.map(([text, tail]) => [inUrl(text), inUrl(tail)]);
    return [...base64, ...base64url, [bytes.toString('hex'), ''], [bytes.join(','), '']];
}
/** The characters that the bytes decide alone, when `offset` other bytes stand before them, and the one after. */
function base64Core(bytes, offset) {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    const end = Math.floor(((offset + bytes.length) * 8) / 6);
    return [encoded.slice(Math.ceil((offset * 8) / 6), end), encoded[end] ?? ''];
}
function inUrl(base64) {
    return base64.replaceAll('+', '-').replaceAll('/', '_');
}
/** What the setters of `URL` make of it in the places where a secret may stand. */
function urlParts(raw) {
    const url = new URL('http://h');
    url.password = raw;
    url.search = raw;
    url.hash = raw;
    const path = new URL('http://h');
    path.pathname = raw;
    return [url.password, url.search.slice(1), url.hash.slice(1), path.pathname.slice(1)];
}
function asciiJson(json) {
    return json.replace(/[^\0-\x7f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
/** The lines of a secret of several; those of a JSON text hold names that are no secrets. */
function linesOf(value) {
    if (!/[\r\n]/.test(value) || attempt(() => JSON.parse(value)) !== undefined)
        return [];
    return value
        .split(/[\r\n]+/)
        .map((line) => line.trim())
        .filter((line) => isEligible(line) && !ARMOUR.test(line));
}
/** Long enough, no boolean, and no word that innocent texts may hold. */
function isEligible(value) {
    const text = value.trim();
    return text.length >= mask_constants_js_1.SHORTEST_VALUE && !(text.length < 16 && /^\p{L}+$/u.test(text));
}
function attempt(make) {
    try {
        return make();
    }
    catch {
        return undefined;
    }
}
