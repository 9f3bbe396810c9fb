import { SecretsUnconfiguredError } from '../errors/secrets.errors.js';

const LONGEST_SHOWN = 60;

/** Gathers what is wrong with the set-up, so that one boot tells all of it. */
export class SettingProblems {
  readonly #lines: string[] = [];

  add(name: string, got: unknown, takes: string): void {
    this.#lines.push(`${name} takes ${takes}; got ${show(got)}`);
  }

  say(line: string): void {
    this.#lines.push(line);
  }

  throwIfAny(): void {
    if (this.#lines.length === 0) return;
    throw new SecretsUnconfiguredError(`SecretsModule is set up wrongly: ${this.#lines.join('. ')}.`);
  }
}

function show(value: unknown): string {
  if (typeof value === 'string') {
    return JSON.stringify(value.length > LONGEST_SHOWN ? `${value.slice(0, LONGEST_SHOWN)}…` : value);
  }
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return String(value);
  return Array.isArray(value) ? 'a list' : `a value of type ${typeof value}`;
}
