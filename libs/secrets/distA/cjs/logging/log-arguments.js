"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.maskLogArguments = maskLogArguments;
const index_js_1 = require("../masking/index.js");
/** All rules, in every live application: a log is one sink for the whole process. */
const LOG_RULES = {
    keys: true,
    tokens: true,
    values: true,
    lines: true,
};
/** Masks what a logger is called with. Texts, errors, objects and `undefined` stay what they are to it. */
function maskLogArguments(args) {
    return args.map(maskLogArgument);
}
function maskLogArgument(argument) {
    switch (typeof argument) {
        case 'string':
            return (0, index_js_1.maskLogText)(argument);
        case 'number':
        case 'bigint': {
            const text = String(argument);
            return (0, index_js_1.maskLogText)(text) === text ? argument : (0, index_js_1.maskSecret)(text);
        }
        case 'object':
            return (0, index_js_1.maskObject)(argument, LOG_RULES);
        case 'function':
            // Nest prints the name of a class, and calls any other function for its message.
            return isClass(argument) ? argument : () => maskLogArgument(argument());
        default:
            return argument;
    }
}
function isClass(candidate) {
    return Function.prototype.toString.call(candidate).startsWith('class ');
}
