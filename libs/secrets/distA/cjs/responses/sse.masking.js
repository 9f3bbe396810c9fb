"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.maskEvent = maskEvent;
exports.maskEventStream = maskEventStream;
const index_js_1 = require("../masking/index.js");
/** Masks an event of `@Sse()`: fields of its data by key and value, texts by value. */
function maskEvent(event, rules) {
    if (typeof event !== 'object' || event === null)
        return (0, index_js_1.maskObject)(event, rules);
    const { data, type, id, retry, comment } = event;
    const masked = { data: (0, index_js_1.maskObject)(data, rules), comment: (0, index_js_1.maskObject)(comment, rules) };
    // Nest reads an event field by field, so that a plain one may stand for an instance of a class.
    return masked.data === data && masked.comment === comment ? event : { ...masked, type, id, retry };
}
/** Masks the values in what Nest itself writes to an open event stream: the message of an error. */
function maskEventStream(response) {
    const raw = (response.raw ?? response);
    const write = raw.write.bind(raw);
    raw.write = (chunk, ...rest) => write(typeof chunk === 'string' ? (0, index_js_1.maskValuesInText)(chunk) : chunk, ...rest);
}
