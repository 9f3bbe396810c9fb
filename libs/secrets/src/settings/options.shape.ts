import type { SettingProblems } from './setting.problems.js';

/** Adds the names in an object of options that are none. */
export function known(
  where: string,
  given: object,
  names: readonly string[],
  problems: SettingProblems,
): void {
  for (const name of Object.keys(given)) {
    if (!names.includes(name)) problems.say(`${where}${name} is no option; there are ${names.join(', ')}`);
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
