"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.openMaskingScope = openMaskingScope;
const clock_js_1 = require("../utils/clock.js");
const key_rule_js_1 = require("./key.rule.js");
const masking_guard_js_1 = require("./masking.guard.js");
const masking_handle_js_1 = require("./masking.handle.js");
const assert_options_js_1 = require("../utils/assert-options.js");
const masking_rules_js_1 = require("./masking.rules.js");
const object_masker_js_1 = require("./object.masker.js");
const secret_masker_js_1 = require("./secret.masker.js");
const text_masker_js_1 = require("./text.masker.js");
const value_history_js_1 = require("./value.history.js");
const value_selection_js_1 = require("./value.selection.js");
const LINGER = 60_000;
/** Opens the masking of one application. Throws `SecretsUnconfiguredError` for a wrong option. */
function openMaskingScope(options = {}, clock = clock_js_1.systemClock) {
    (0, assert_options_js_1.assertOptions)('masking', options, masking_rules_js_1.MASKING_OPTIONS);
    const shared = (0, masking_handle_js_1.sharedMasking)();
    const rules = rulesOf(options);
    const takeBackRules = shared.register({ keys: options.keys ?? [], formats: rules.formats });
    const excluded = new Set(options.exclude);
    const history = new value_history_js_1.ValueHistory((value) => shared.register(value), (key, value) => (rules.values ? (0, value_selection_js_1.textsToFind)(key, value, rules.keyRule, excluded) : []), clock);
    let isClosed = false;
    return {
        masker: maskerOf(shared, rules, history),
        rules,
        register: (key, value) => history.add(key, value),
        close: () => {
            if (isClosed)
                return;
            isClosed = true;
            clock.schedule(() => {
                history.end();
                takeBackRules();
            }, LINGER);
        },
    };
}
function rulesOf(options) {
    const { interceptor = true, values = true, formats = true } = options;
    const responses = typeof interceptor === 'boolean' ? {} : interceptor;
    const on = interceptor !== false;
    return {
        keyRule: new key_rule_js_1.KeyRule(options.keys),
        values,
        formats,
        responses: {
            keys: on && (responses.keys ?? true),
            values: on && values && (responses.values ?? true),
            tokens: on && (responses.tokens ?? false),
        },
    };
}
function maskerOf(shared, rules, history) {
    const { keyRule, formats, values } = rules;
    const maskValues = (text) => (values ? shared.mask(text, 'values') : text);
    return new secret_masker_js_1.SecretMasker({
        mask: (value) => (0, object_masker_js_1.maskObject)(value, { keys: true, tokens: true, values, scope: { rules } }),
        maskString: (text) => (0, masking_guard_js_1.guardedLine)(text, (line) => (0, text_masker_js_1.maskLine)(line, { keyRule, formats, maskValues })),
        register: (secret) => history.addForever(secret),
    });
}
