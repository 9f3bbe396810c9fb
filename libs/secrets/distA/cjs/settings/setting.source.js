"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.processSettings = void 0;
exports.firstSetting = firstSetting;
/** `process.env`: where settings come from outside an application. */
const processSettings = (name) => process.env[name];
exports.processSettings = processSettings;
/** The first source in which a name is set; an empty variable is an unset one. */
function firstSetting(sources, ...names) {
    for (const source of sources) {
        for (const name of names) {
            const value = source(name);
            if (value !== undefined && value !== null && value !== '')
                return { name, value };
        }
    }
    return undefined;
}
