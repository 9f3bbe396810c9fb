"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.maskFastifyReplies = maskFastifyReplies;
const body_masker_js_1 = require("./body.masker.js");
/**
 * Masks what handlers with `@Res()` and users' filters send. `onSend` comes after the application's
 * serializers and sees texts, which `preSerialization` does not.
 */
function maskFastifyReplies(instance, rules) {
    instance.addHook('preSerialization', (_request, reply, payload, done) => {
        done(null, (0, body_masker_js_1.maskBody)(payload, reply, rules()));
    });
    instance.addHook('onSend', (_request, reply, payload, done) => {
        done(null, typeof payload === 'string' ? (0, body_masker_js_1.maskText)(payload, reply, rules()) : payload);
    });
}
