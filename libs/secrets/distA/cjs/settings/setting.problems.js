"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.SettingProblems = void 0;
const secrets_errors_js_1 = require("../errors/secrets.errors.js");
const option_rules_js_1 = require("../utils/option.rules.js");
/** Gathers what is wrong with the set-up, so that one boot tells all of it. */
class SettingProblems {
    #lines = [];
    add(name, got, takes) {
        this.#lines.push(`${name} takes ${takes}; got ${(0, option_rules_js_1.showOption)(got)}`);
    }
    say(line) {
        this.#lines.push(line);
    }
    throwIfAny() {
        if (this.#lines.length === 0)
            return;
        throw new secrets_errors_js_1.SecretsUnconfiguredError(`SecretsModule is set up wrongly: ${this.#lines.join('. ')}.`);
    }
}
exports.SettingProblems = SettingProblems;
