"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.maskBody = maskBody;
exports.maskText = maskText;
const index_js_1 = require("../masking/index.js");
const response_rules_js_1 = require("./response-rules.js");
const response_state_js_1 = require("./response.state.js");
/**
 * Masks the body of one response by what its handler left of the rules. Bytes, streams, files and web
 * responses are what they were; a text gets the rule by value only.
 */
function maskBody(body, response, rules) {
    if (typeof body === 'string')
        return maskText(body, response, rules);
    if (typeof body !== 'object' || body === null || isOpaque(body))
        return body;
    const state = (0, response_state_js_1.responseState)(response);
    if (state.masked === body)
        return body;
    const masked = (0, index_js_1.maskObject)(body, (0, response_rules_js_1.rulesBeside)(state.skip, rules));
    // What is withheld, or was a `URL`, is a text now: in place of an object it is answered as JSON.
    return (state.masked = typeof masked === 'string' ? { toJSON: () => masked } : masked);
}
/** Masks a text body; when it is JSON, it still is afterwards. */
function maskText(text, response, rules) {
    const { values, scope } = (0, response_rules_js_1.rulesBeside)((0, response_state_js_1.responseState)(response).skip, rules);
    if (!values)
        return text;
    const masked = (0, index_js_1.maskValuesInText)(text);
    if (masked === text || !/^\s*[[{]/.test(text))
        return masked;
    const parsed = parseJson(text);
    if (parsed === undefined || parseJson(masked) !== undefined)
        return masked;
    return JSON.stringify((0, index_js_1.maskObject)(parsed, { keys: false, tokens: false, values, scope }));
}
/** What is not made of fields and texts, recognised as the adapters do. */
function isOpaque(body) {
    if (ArrayBuffer.isView(body) || body instanceof ArrayBuffer)
        return true;
    try {
        const { pipe, getReader, getStream } = body;
        if ([pipe, getReader, getStream].some((method) => typeof method === 'function'))
            return true;
        return ['[object Response]', '[object Blob]'].includes(Object.prototype.toString.call(body));
    }
    catch {
        // A getter that throws is no stream's; what comes of it is the serializer's affair.
        return false;
    }
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
