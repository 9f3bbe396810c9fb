"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.maskAdapterReplies = maskAdapterReplies;
const body_masker_js_1 = require("./body.masker.js");
/**
 * Masks what goes through `reply` of an adapter: the results of handlers and what Nest's own filter answers.
 * An `Error` stays the very object it is, since Fastify hands it to the filters of the application.
 */
function maskAdapterReplies(adapter, rules) {
    const reply = adapter.reply;
    adapter.reply = function (response, body, statusCode) {
        const masked = body instanceof Error ? body : (0, body_masker_js_1.maskBody)(body, response, rules());
        return reply.call(this, response, masked, statusCode);
    };
}
