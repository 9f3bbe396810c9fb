"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.guarded = guarded;
exports.guardedRule = guardedRule;
exports.guardedLine = guardedLine;
exports.reportOnce = reportOnce;
const mask_constants_js_1 = require("./mask.constants.js");
const FAILED = 'a text was withheld, since masking it failed';
const TOO_LONG = `a text of more than ${mask_constants_js_1.LARGEST.toLocaleString('en')} characters was withheld`;
const PINO_START = /^\{"level":(?:\d{1,3}|"[a-zA-Z]{1,16}")(?:,"time":(?:\d{1,16}|"[\d:.TZ+-]{1,32}"))?/;
const reported = new Set();
/** Masks a text, or withholds it where that fails: a line of JSON gives another, anything else a placeholder. */
function guarded(text, mask) {
    if (typeof text !== 'string')
        return text;
    try {
        return mask(text);
    }
    catch (error) {
        reportFailure(error);
        return withheld(text, FAILED);
    }
}
/** Asks a rule about a key; one that fails is taken to say yes, so that the value is withheld. */
function guardedRule(ask) {
    try {
        return ask();
    }
    catch (error) {
        reportFailure(error);
        return true;
    }
}
/** Of the error its class only, since its message may quote the text. */
function reportFailure(error) {
    const kind = error instanceof Error ? error.constructor.name : typeof error;
    reportOnce(FAILED, ` (${kind}); please report this`);
}
/** The same for a line of a log, where a text that nobody could read is not worth the time either. */
function guardedLine(line, mask) {
    if (typeof line !== 'string' || line.length <= mask_constants_js_1.LARGEST)
        return guarded(line, mask);
    reportOnce(TOO_LONG);
    return withheld(line, TOO_LONG);
}
function withheld(text, reason) {
    if (!text.startsWith('{') || !text.endsWith('}\n'))
        return `${mask_constants_js_1.MASK} (${reason})`;
    const start = PINO_START.exec(text)?.[0];
    return `${start === undefined ? '{' : `${start},`}"msg":"${mask_constants_js_1.MASK} (${reason})"}\n`;
}
/** Once in a process. */
function reportOnce(reason, detail = '') {
    if (reported.has(reason))
        return;
    reported.add(reason);
    process.emitWarning(`${reason}${detail}`, { code: 'NESTJS_SECRETS_MASKING' });
}
