import { matchAt } from './match-at.js';
const BEGIN = '-----BEGIN ';
const END = '-----END ';
const LONGEST_KEY = 16_384;
const HEADER = /-----BEGIN [A-Z0-9 ]{0,40}-----/y;
const FOOTER = /-----END [A-Z0-9 ]{0,40}(?:-{1,5}|$)/y;
const LINE = /(?:\\{1,15}[nr]|[\s'+]){0,60}[A-Za-z0-9+/=]{16,}/y;
const PRIVATE = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/y;
/** The end of what begins as PEM at `from`: its last line, or as much of it as there is in a text that was cut. */
export function endOfPem(text, from) {
    const body = text.slice(from, from + LONGEST_KEY);
    const next = body.indexOf(BEGIN, BEGIN.length);
    const own = next === -1 ? body : body.slice(0, next);
    const quote = own.indexOf('"');
    const footer = (quote === -1 ? own : own.slice(0, quote)).indexOf(END);
    if (footer !== -1) {
        return from + footer + (matchAt(FOOTER, text, from + footer)?.[0].length ?? END.length);
    }
    let end = from + (matchAt(HEADER, text, from)?.[0].length ?? BEGIN.length);
    for (let line = matchAt(LINE, text, end); line !== null; line = matchAt(LINE, text, end)) {
        end += line[0].length;
    }
    return end;
}
/** Puts `mask` where private keys stand. */
export function maskPrivateKeys(text, mask) {
    let masked = '';
    let done = 0;
    for (let at = text.indexOf(BEGIN); at !== -1; at = text.indexOf(BEGIN, at)) {
        if (matchAt(PRIVATE, text, at) === null) {
            at += BEGIN.length;
            continue;
        }
        masked += text.slice(done, at) + mask;
        done = at = endOfPem(text, at);
    }
    return done === 0 ? text : masked + text.slice(done);
}
