"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.maskLogText = maskLogText;
exports.maskValuesInText = maskValuesInText;
exports.maskSecrets = maskSecrets;
const key_rule_js_1 = require("./key.rule.js");
const masking_guard_js_1 = require("./masking.guard.js");
const masking_handle_js_1 = require("./masking.handle.js");
const object_masker_js_1 = require("./object.masker.js");
/** Masks a line of a log with the rules and values of every live application. Never throws. */
function maskLogText(text) {
    return (0, masking_guard_js_1.guardedLine)(text, (line) => (0, masking_handle_js_1.sharedMasking)().mask(line, 'line'));
}
/** Masks the registered values in a text, nothing else. Never throws. */
function maskValuesInText(text) {
    return (0, masking_guard_js_1.guarded)(text, (body) => (0, masking_handle_js_1.sharedMasking)().mask(body, 'values'));
}
/**
 * A copy of `data` without secrets: by key, the token family included, and by registered value; a string gets
 * the rule by value. `keys` extend the list. Returns `data` itself when nothing had to be masked.
 *
 * @example
 * maskSecrets({ user: 'ann', password: 'x', iban: 'DE00' }, ['iban']);
 * // { user: 'ann', password: '****', iban: '****' }
 */
function maskSecrets(data, keys = []) {
    const ownKeys = keys.length === 0 ? undefined : ruleOf(keys);
    return (0, object_masker_js_1.maskObject)(data, { keys: true, tokens: true, values: true, ownKeys });
}
const rules = new WeakMap();
/** Lists are mostly constants; one that was changed since is read anew. */
function ruleOf(keys) {
    const known = rules.get(keys);
    const same = known?.items.length === keys.length && known.items.every((item, i) => item === keys[i]);
    if (known !== undefined && same)
        return known.rule;
    const rule = new key_rule_js_1.KeyRule(keys);
    rules.set(keys, { items: [...keys], rule });
    return rule;
}
