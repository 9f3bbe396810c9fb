"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MASKING_OPTIONS = void 0;
const option_rules_js_1 = require("../utils/option.rules.js");
const key_words_js_1 = require("./key-words.js");
/** Names that no rule about secrets has to do with. */
const INNOCENT = ['id', 'name', 'status', 'createdAt', 'count_2'];
const KEY = {
    takes: 'a word with letters or digits, or a regular expression that does not match every key',
    accepts: (key) => (typeof key === 'string' ? (0, key_words_js_1.keyWords)(key).length > 0 : isNarrow(key)),
};
const RESPONSES = {
    keys: option_rules_js_1.BOOLEAN,
    values: option_rules_js_1.BOOLEAN,
    tokens: option_rules_js_1.BOOLEAN,
};
const responses = (0, option_rules_js_1.optionsOf)(RESPONSES);
const OPTIONS = {
    keys: (0, option_rules_js_1.listOf)('a list of words and regular expressions', KEY),
    exclude: (0, option_rules_js_1.listOf)('a list of keys of secrets', option_rules_js_1.TEXT),
    values: option_rules_js_1.BOOLEAN,
    formats: option_rules_js_1.BOOLEAN,
    interceptor: {
        ...responses,
        takes: `true, false or ${responses.takes}`,
        accepts: (value) => option_rules_js_1.BOOLEAN.accepts(value) || responses.accepts(value),
    },
};
/** What the options of masking take. */
exports.MASKING_OPTIONS = (0, option_rules_js_1.optionsOf)(OPTIONS);
function isNarrow(key) {
    if (!(key instanceof RegExp))
        return false;
    // Without its state, which would make every other question miss.
    const expression = new RegExp(key.source, key.flags.replace(/[gy]/g, ''));
    return !INNOCENT.every((name) => expression.test(name));
}
