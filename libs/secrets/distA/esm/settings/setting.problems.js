import { SecretsUnconfiguredError } from '../errors/secrets.errors.js';
import { showOption } from '../utils/option.rules.js';
/** Gathers what is wrong with the set-up, so that one boot tells all of it. */
export class SettingProblems {
    #lines = [];
    add(name, got, takes) {
        this.#lines.push(`${name} takes ${takes}; got ${showOption(got)}`);
    }
    say(line) {
        this.#lines.push(line);
    }
    throwIfAny() {
        if (this.#lines.length === 0)
            return;
        throw new SecretsUnconfiguredError(`SecretsModule is set up wrongly: ${this.#lines.join('. ')}.`);
    }
}
