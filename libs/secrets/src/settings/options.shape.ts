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
