import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isRecord } from '../utils/is-record.js';
import { UsageError } from './exit-codes.js';
import { describeThrown } from './plain-text.js';
/** Where `nest build` and `tsc` put the root module of a new application. */
const USUAL_FILES = ['dist/app.module.js', 'dist/src/app.module.js'];
const USUAL_NAME = 'AppModule';
/** The usual file below this folder, if there is one. */
export function usualApplication() {
    return USUAL_FILES.find((file) => existsSync(file));
}
/** Loads the root module that `file.js` or `file.js#ExportName` names, in whatever format the file is. */
export async function loadRootModule(reference) {
    const { file, name } = partsOf(reference);
    if (!isFile(file)) {
        throw new UsageError(`--module takes a file that exists, such as dist/app.module.js#${USUAL_NAME}; got ${JSON.stringify(reference)}`);
    }
    const exported = await load(file, reference);
    // What Node does not see in a CommonJS file by reading it stands below its default export.
    const places = [exported, exported['default']].filter(isRecord);
    const found = places.map((place) => (Object.hasOwn(place, name) ? place[name] : undefined)).find(isModule);
    if (found !== undefined)
        return found;
    const names = new Set(places.flatMap((place) => Object.keys(place)));
    throw new UsageError(`--module takes a file with a module of Nest: ${JSON.stringify(reference)} exports no ${JSON.stringify(name)}, ` +
        `but ${names.size === 0 ? 'nothing' : [...names].join(', ')}`);
}
/** A folder may have a `#` in its name, too. */
function partsOf(reference) {
    const split = reference.lastIndexOf('#');
    if (split < 0 || isFile(resolve(reference)))
        return { file: resolve(reference), name: USUAL_NAME };
    return { file: resolve(reference.slice(0, split)), name: reference.slice(split + 1) };
}
async function load(file, reference) {
    try {
        return (await import(pathToFileURL(file).href));
    }
    catch (thrown) {
        // With a loader for it, TypeScript works as well.
        const advice = /\.[cm]?tsx?$/.test(file)
            ? ' (it is TypeScript: build the application, and name the compiled file, such as dist/app.module.js)'
            : '';
        throw new UsageError(`${JSON.stringify(reference)} cannot be loaded${advice}: ${describeThrown(thrown)}`);
    }
}
function isFile(path) {
    return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
function isModule(found) {
    return typeof found === 'function' || (isRecord(found) && 'module' in found);
}
