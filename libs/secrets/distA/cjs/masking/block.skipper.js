"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.endOfBlock = endOfBlock;
const json_skipper_js_1 = require("./json.skipper.js");
const match_at_js_1 = require("./match-at.js");
const INDICATOR = /(?:[|>][+-]?\d?[+-]?[ \t]{0,8})?/y;
/** A key that begins its line, as the item of a list or not. */
const BEFORE_KEY = /^( {0,200})(- )?$/;
/**
 * The end of a value of YAML in the lines below its key: all that are further in, and the items of a list. Nothing
 * where the value begins on the line of the key.
 */
function endOfBlock(context, keyStart, at) {
    const { text } = context;
    const first = at + ((0, match_at_js_1.matchAt)(INDICATOR, text, at)?.[0].length ?? 0);
    if (text[first] !== '\n' && text[first] !== '\\')
        return undefined;
    const lines = linesAt(context, at);
    if (breakAt(text, first, lines) === undefined)
        return undefined;
    const lineStart = text.lastIndexOf(lines.lineBreak, keyStart - 1) + lines.lineBreak.length;
    const start = Math.max(lines.start, lineStart < lines.lineBreak.length ? 0 : lineStart);
    const before = keyStart - start > 202 ? null : BEFORE_KEY.exec(text.slice(start, keyStart));
    if (before === null)
        return undefined;
    const [{ length: indent }, spaces = '', dash] = before;
    let end;
    for (let line = breakAt(text, first, lines); line !== undefined;) {
        const stop = endOfLineAt(text, line, lines);
        const content = text.slice(line, stop);
        const own = content.length - content.trimStart().length;
        const isItem = dash === undefined && own === spaces.length && content.startsWith('- ', own);
        if (own < content.length && own <= indent && !isItem)
            break;
        if (own < content.length)
            end = stop;
        line = breakAt(text, stop, lines);
    }
    return end;
}
/** In JSON a line break is written with as many backslashes as its depth takes. */
function linesAt(context, at) {
    const around = context.stringAt(at);
    if (around === undefined)
        return { lineBreak: '\n', start: 0, end: context.text.length };
    const { level, start } = around;
    const end = context.remembered(at, level, () => (0, json_skipper_js_1.endOfString)(context, at, level).end);
    return { lineBreak: `${'\\'.repeat(level + 1)}n`, start, end };
}
function breakAt(text, at, { lineBreak, end }) {
    const next = at + lineBreak.length;
    return text.startsWith(lineBreak, at) && next <= end ? next : undefined;
}
function endOfLineAt(text, from, { lineBreak, end }) {
    const at = text.indexOf(lineBreak, from);
    return at === -1 || at > end ? end : at;
}
