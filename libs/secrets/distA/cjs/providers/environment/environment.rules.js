"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ENVIRONMENT_OPTIONS = void 0;
const option_rules_js_1 = require("../../utils/option.rules.js");
const OPTIONS = {
    envFilePath: {
        takes: 'a path, a list of paths or false',
        accepts: (value) => value === false || option_rules_js_1.PATHS.accepts(value),
    },
    prefix: { takes: 'a text', accepts: (value) => typeof value === 'string' },
    relaxed: option_rules_js_1.BOOLEAN,
};
/** What the options of the environment link take. */
exports.ENVIRONMENT_OPTIONS = (0, option_rules_js_1.optionsOf)(OPTIONS);
