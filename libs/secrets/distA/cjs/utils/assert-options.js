"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.assertOptions = assertOptions;
const secrets_errors_js_1 = require("../errors/secrets.errors.js");
const option_rules_js_1 = require("./option.rules.js");
/** Throws `SecretsUnconfiguredError` with everything that is wrong with options that were given by hand. */
function assertOptions(name, options, rule, inside) {
    const problems = (0, option_rules_js_1.optionProblems)(name, options, rule, inside);
    if (problems.length > 0)
        throw new secrets_errors_js_1.SecretsUnconfiguredError(problems.join('. '));
}
