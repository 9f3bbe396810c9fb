"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.maskUrlPasswords = maskUrlPasswords;
const mask_constants_js_1 = require("./mask.constants.js");
const match_at_js_1 = require("./match-at.js");
/** Up to where a user and a password may stand. */
const AUTHORITY = /[^\s"'`<>\\/?#]{0,1024}/y;
const SPOILT_PASSWORD = /[^\s"'`<>\\]{0,256}?(?=:\/\/|[\s"'`<>\\]|$)/y;
/** Masks the password in `scheme://user:password@host`; the user and the host stay. */
function maskUrlPasswords(text) {
    let masked = '';
    let done = 0;
    for (let at = text.indexOf('://'); at !== -1; at = text.indexOf('://', at + 3)) {
        const from = at + 3;
        const authority = (0, match_at_js_1.matchAt)(AUTHORITY, text, from)?.[0] ?? '';
        const colon = authority.indexOf(':');
        if (colon === -1 || authority.startsWith('['))
            continue;
        const start = from + colon + 1;
        const end = endOfPassword(text, start, from + authority.length);
        if (end === undefined || end <= start)
            continue;
        masked += text.slice(done, start) + mask_constants_js_1.MASK;
        done = end;
    }
    return done === 0 ? text : masked + text.slice(done);
}
/** The last `@`: passwords hold others, and even a slash, though no URL may. A port has none after it. */
function endOfPassword(text, start, end) {
    const own = text.slice(start, end);
    const at = own.lastIndexOf('@');
    if (at !== -1)
        return start + at;
    if (own === '' || /^\d{0,5}$/.test(own))
        return undefined;
    const spoilt = (0, match_at_js_1.matchAt)(SPOILT_PASSWORD, text, start)?.[0] ?? '';
    const last = spoilt.lastIndexOf('@');
    return last === -1 ? undefined : start + last;
}
