import { SecretsUnconfiguredError } from '../errors/secrets.errors.js';
import { showOption } from '../utils/option.rules.js';

/** Gathers what is wrong with the set-up, so that one boot tells all of it. */
export class SettingProblems {
  readonly #lines: string[] = [];

  add(name: string, got: unknown, takes: string): void {
    this.#lines.push(`${name} takes ${takes}; got ${showOption(got)}`);
  }

  say(line: string): void {
    this.#lines.push(line);
  }

  throwIfAny(): void {
    if (this.#lines.length === 0) return;
    throw new SecretsUnconfiguredError(`SecretsModule is set up wrongly: ${this.#lines.join('. ')}.`);
  }
}
