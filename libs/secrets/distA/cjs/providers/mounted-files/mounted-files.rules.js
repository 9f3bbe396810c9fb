"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MOUNTED_FILES_OPTIONS = void 0;
const option_rules_js_1 = require("../../utils/option.rules.js");
const OPTIONS = {
    directory: option_rules_js_1.PATHS,
    fileVariables: option_rules_js_1.BOOLEAN,
    relaxed: option_rules_js_1.BOOLEAN,
};
/** What the options of mounted files take. */
exports.MOUNTED_FILES_OPTIONS = (0, option_rules_js_1.optionsOf)(OPTIONS);
