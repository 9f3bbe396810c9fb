"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.maskObject = maskObject;
const masking_guard_js_1 = require("./masking.guard.js");
const masking_handle_js_1 = require("./masking.handle.js");
const mask_constants_js_1 = require("./mask.constants.js");
const object_walk_js_1 = require("./object.walk.js");
/**
 * A masked copy of what must be masked, the same reference where nothing must. Never throws, and never changes
 * what it is given: what cannot be read is replaced.
 */
function maskObject(value, rules) {
    if (!rules.keys && !rules.values && !rules.lines)
        return value;
    const walk = new object_walk_js_1.ObjectWalk({
        isSecret: rules.keys ? keyTest(rules) : () => false,
        maskText: textMask(rules),
        leaveInstances: rules.leaveInstances ?? false,
        inspected: rules.lines ?? false,
    });
    return walk.mask(value);
}
function keyTest({ tokens, letThrough, scope, ownKeys }) {
    const shared = (0, masking_handle_js_1.sharedMasking)();
    const as = tokens ? 'key' : 'key-without-tokens';
    const own = scope?.rules.keyRule;
    const isListed = (key) => (own === undefined ? key !== mask_constants_js_1.MASK && shared.mask(key, as) === mask_constants_js_1.MASK : own.isSecret(key, tokens)) ||
        ownKeys?.isSecret(key, tokens) === true;
    return (key) => letThrough?.has(key) !== true && (0, masking_guard_js_1.guardedRule)(() => isListed(key));
}
function textMask({ lines, values }) {
    const shared = (0, masking_handle_js_1.sharedMasking)();
    if (!lines && !values)
        return (text) => text;
    const guard = lines ? masking_guard_js_1.guardedLine : masking_guard_js_1.guarded;
    const as = lines ? 'line' : 'values';
    const mask = (text) => shared.mask(text, as);
    return (text) => guard(text, mask);
}
