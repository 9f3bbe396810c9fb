/** `process.env`: where settings come from outside an application. */
export const processSettings = (name) => process.env[name];
/** The first source in which a name is set; an empty variable is an unset one. */
export function firstSetting(sources, ...names) {
    for (const source of sources) {
        for (const name of names) {
            const value = source(name);
            if (value !== undefined && value !== null && value !== '')
                return { name, value };
        }
    }
    return undefined;
}
