"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.sharedMasking = sharedMasking;
exports.createHandle = createHandle;
const key_rule_js_1 = require("./key.rule.js");
const mask_constants_js_1 = require("./mask.constants.js");
const text_masker_js_1 = require("./text.masker.js");
const value_registry_js_1 = require("./value.registry.js");
const HANDLE = Symbol.for('nestjs-secrets.masking');
/** The handle of this process, made by the first copy that asks. */
function sharedMasking() {
    return (own ??= existing() ?? publish(createHandle()));
}
let own;
/** A handle over a memory of its own; nothing of that memory can be reached from it. */
function createHandle() {
    const values = new value_registry_js_1.ValueRegistry();
    const added = new Set();
    const maskValues = (text) => values.mask(text);
    let rules = { keyRule: new key_rule_js_1.KeyRule(), formats: true, maskValues };
    const combine = () => {
        const all = [...added];
        const formats = all.length === 0 || all.some((one) => one.formats);
        rules = { keyRule: new key_rule_js_1.KeyRule(all.flatMap(({ keys }) => keys)), formats, maskValues };
    };
    const mask = (text, as) => {
        if (as === 'values')
            return values.mask(text);
        if (as === 'line')
            return (0, text_masker_js_1.maskLine)(text, rules);
        return rules.keyRule.isSecret(text, as === 'key') ? mask_constants_js_1.MASK : text;
    };
    const register = (item) => {
        if (typeof item === 'string')
            return values.add(item);
        const copy = { keys: [...item.keys], formats: item.formats };
        added.add(copy);
        combine();
        return () => {
            if (added.delete(copy))
                combine();
        };
    };
    return Object.freeze({ mask: Object.freeze(mask), register: Object.freeze(register) });
}
function existing() {
    const found = globalThis[HANDLE];
    return typeof found?.mask === 'function' && typeof found.register === 'function'
        ? found
        : undefined;
}
function publish(handle) {
    // A foreign thing under the name cannot be replaced when it is fixed; masking then works for this copy alone.
    Reflect.defineProperty(globalThis, HANDLE, { value: handle, enumerable: false, writable: false });
    return handle;
}
