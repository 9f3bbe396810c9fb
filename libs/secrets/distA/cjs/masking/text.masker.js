"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.maskLine = maskLine;
const format_rules_js_1 = require("./format.rules.js");
const key_pass_js_1 = require("./key.pass.js");
const markup_pass_js_1 = require("./markup.pass.js");
const sql_pass_js_1 = require("./sql.pass.js");
const text_marks_js_1 = require("./text.marks.js");
const text_hints_js_1 = require("./text.hints.js");
/** The passes over a line of a log: by key, by value, by format. What is JSON still is afterwards. */
function maskLine(text, rules) {
    // What is hinted at may get less by masks, never more.
    const hints = (0, text_marks_js_1.hintsIn)(text);
    const { keyRule } = rules;
    let masked = (0, key_pass_js_1.maskByKey)(text, keyRule);
    if ((hints & text_hints_js_1.Hint.Element) !== 0)
        masked = (0, markup_pass_js_1.maskElements)(masked, keyRule);
    if ((hints & text_hints_js_1.Hint.Apostrophe) !== 0)
        masked = (0, sql_pass_js_1.maskSqlPasswords)(masked);
    masked = rules.maskValues(masked);
    return rules.formats ? (0, format_rules_js_1.maskFormats)(masked, hints) : masked;
}
