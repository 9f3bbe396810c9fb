/** Where a setting is looked up by its name, such as `SECRETS_PROVIDER`; `undefined` where it is not set. */
export type SettingSource = (name: string) => unknown;

/** `process.env`: where settings come from outside an application. */
export const processSettings: SettingSource = (name) => process.env[name];

/** The first source in which a name is set; an empty variable is an unset one. */
export function firstSetting(sources: readonly SettingSource[], ...names: string[]): Setting | undefined {
  for (const source of sources) {
    for (const name of names) {
      const value = source(name);
      if (value !== undefined && value !== null && value !== '') return { name, value };
    }
  }
  return undefined;
}

export interface Setting {
  readonly name: string;
  readonly value: unknown;
}
