"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.installResponseMasking = installResponseMasking;
const adapter_masking_js_1 = require("./adapter.masking.js");
const express_masking_js_1 = require("./express.masking.js");
const fastify_masking_js_1 = require("./fastify.masking.js");
// Adapters and their instances may outlive an application, as in tests: they are wrapped once, and the rules
// are those of the application that came last.
const rulesOf = new WeakMap();
/**
 * Masks bodies as the last stage before they are serialized, after every interceptor, serializer and filter
 * of the application. Does nothing where there is no HTTP adapter.
 */
function installResponseMasking(host, rules) {
    const adapter = host.httpAdapter;
    if (!adapter)
        return;
    once(adapter, rules, (current) => (0, adapter_masking_js_1.maskAdapterReplies)(adapter, current));
    const instance = adapter.getInstance();
    if (adapter.getType() === 'express') {
        once(instance, rules, (current) => (0, express_masking_js_1.maskExpressResponses)(instance, current));
    }
    else if (adapter.getType() === 'fastify') {
        once(instance, rules, (current) => (0, fastify_masking_js_1.maskFastifyReplies)(instance, current));
    }
}
function once(target, rules, wrap) {
    const known = rulesOf.has(target);
    rulesOf.set(target, rules);
    if (!known)
        wrap(() => rulesOf.get(target) ?? rules);
}
