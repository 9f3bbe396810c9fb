"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.PATHS = exports.TEXT = exports.BOOLEAN = void 0;
exports.optionProblems = optionProblems;
exports.showOption = showOption;
exports.listOf = listOf;
exports.optionsOf = optionsOf;
const is_record_js_1 = require("./is-record.js");
const LONGEST_SHOWN = 60;
/** All that is wrong with an option and within it; an option that is not given is right. */
function optionProblems(name, value, rule, inside = name) {
    if (value === undefined)
        return [];
    if (!rule.accepts(value)) {
        return [`${name} takes ${rule.takes}; got ${rule.conceals?.(value) ? kindOf(value) : showOption(value)}`];
    }
    const problems = [];
    const { fields, each } = rule;
    if (fields !== undefined && (0, is_record_js_1.isRecord)(value)) {
        const path = (field) => (inside === '' ? field : `${inside}.${field}`);
        const names = Object.keys(fields);
        for (const field of Object.keys(value).filter((given) => !names.includes(given))) {
            problems.push(`${path(field)} is no option; there are ${names.join(', ')}`);
        }
        for (const field of names) {
            problems.push(...optionProblems(path(field), value[field], fields[field]));
        }
    }
    if (each !== undefined) {
        const items = Array.isArray(value)
            ? value.map((item, index) => [String(index), item])
            : Object.entries(value).map(([key, item]) => [JSON.stringify(key), item]);
        for (const [key, item] of items)
            problems.push(...optionProblems(`${name}[${key}]`, item ?? null, each));
    }
    const more = rule.check?.(value, name);
    return more === undefined ? problems : [...problems, more];
}
/** What was given, as far as it may be shown. */
function showOption(value) {
    if (typeof value === 'string') {
        return JSON.stringify(value.length > LONGEST_SHOWN ? `${value.slice(0, LONGEST_SHOWN)}…` : value);
    }
    if (typeof value === 'number' || typeof value === 'boolean' || value instanceof RegExp)
        return String(value);
    return kindOf(value);
}
function kindOf(value) {
    if (value === null || value === undefined)
        return String(value);
    if (Array.isArray(value))
        return 'a list';
    return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
exports.BOOLEAN = {
    takes: 'true or false',
    accepts: (value) => typeof value === 'boolean',
};
exports.TEXT = {
    takes: 'a text that is not empty',
    accepts: (value) => typeof value === 'string' && value !== '',
};
/** One path or several. */
exports.PATHS = {
    takes: 'a path or a list of paths',
    accepts: (value) => [value].flat().every(exports.TEXT.accepts),
};
/** A list, each item of which has a rule of its own. */
function listOf(takes, each) {
    return { takes, accepts: Array.isArray, each };
}
/** An object of options. */
function optionsOf(fields, more = {}) {
    return { takes: `an object with ${Object.keys(fields).join(', ')}`, accepts: is_record_js_1.isRecord, fields, ...more };
}
