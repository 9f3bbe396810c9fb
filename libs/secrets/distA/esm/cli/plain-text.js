import { maskLogText } from '../masking/index.js';
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
/** A text of somebody else on one line of a terminal: what could move the cursor or turn the line around is replaced. */
export function plain(text) {
    return text.replace(UNPRINTABLE, '\uFFFD');
}
/** The same for a text of several lines. */
export function plainLines(text) {
    return text.split(/\r?\n/).map(plain).join('\n');
}
/** A JSON document for a terminal, too: what is replaced in a text is escaped here, so that a reader gets it back. */
export function plainJson(value) {
    const escaped = (character) => character.replace(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
    const lines = JSON.stringify(value, null, 2).split('\n');
    return `${lines.map((line) => line.replace(UNPRINTABLE, escaped)).join('\n')}\n`;
}
/** What was thrown, as lines for a person: masked as in a log, since an application's own errors may quote a secret. */
export function describeThrown(thrown) {
    const { name, message } = thrown instanceof Error ? thrown : { name: typeof thrown, message: '' };
    const text = message === '' ? name : message;
    return plainLines(maskLogText(text));
}
