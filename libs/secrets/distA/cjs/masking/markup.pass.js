"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.maskElements = maskElements;
const json_skipper_js_1 = require("./json.skipper.js");
const mask_constants_js_1 = require("./mask.constants.js");
const text_context_js_1 = require("./text.context.js");
/** An element of XML or HTML that holds something; its name, and its name without a prefix. */
const OPENING_TAG = /<((?:[\w.-]{1,64}:)?([\w.-]{1,64}))(?:\s[^<>]{0,256})?(?<!\/)>/g;
/** Masks the content of the elements of XML that have the names of secret keys: `<password>x</password>`. */
function maskElements(text, rule) {
    // By far most lines hold none.
    if (!text.includes('</'))
        return text;
    const context = new text_context_js_1.TextContext(text);
    let masked = '';
    let done = 0;
    OPENING_TAG.lastIndex = 0;
    for (let tag = OPENING_TAG.exec(text); tag !== null; tag = OPENING_TAG.exec(text)) {
        const [, name = '', own = ''] = tag;
        if (!rule.isSecret(own, true))
            continue;
        const start = OPENING_TAG.lastIndex;
        const end = context.indexOf(`</${name}>`, start);
        if (end <= start || end > endAround(context, start) || text.startsWith(mask_constants_js_1.MASK, start))
            continue;
        masked += text.slice(done, start) + mask_constants_js_1.MASK;
        OPENING_TAG.lastIndex = done = end;
    }
    return done === 0 ? text : masked + text.slice(done);
}
/** An element does not reach over the end of the JSON string that it begins in. */
function endAround(context, at) {
    const level = context.levelAt(at);
    if (level === undefined)
        return context.text.length;
    return context.remembered(at, level, () => (0, json_skipper_js_1.endOfString)(context, at, level).end);
}
