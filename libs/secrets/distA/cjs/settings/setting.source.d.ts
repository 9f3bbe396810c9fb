/** Where a setting is looked up by its name, such as `SECRETS_PROVIDER`; `undefined` where it is not set. */
export type SettingSource = (name: string) => unknown;
/** `process.env`: where settings come from outside an application. */
export declare const processSettings: SettingSource;
/** The first source in which a name is set; an empty variable is an unset one. */
export declare function firstSetting(sources: readonly SettingSource[], ...names: string[]): Setting | undefined;
export interface Setting {
    readonly name: string;
    readonly value: unknown;
}
