import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { assertOptions } from '../../utils/assert-options.js';
import { DirectoryWatch } from './directory.watch.js';
import { brokenFile, isAbsent, PROVIDER, unreadableFile } from './file.errors.js';
import { fileNames, fileVariables } from './file-spellings.js';
import { FileVersions } from './file.versions.js';
import { MOUNTED_FILES_OPTIONS } from './mounted-files.rules.js';
import { readSecretFile } from './secret.file.js';
const VARIABLE = /^(.+)_FILE$/;
/**
 * Reads secrets that are mounted as files: of Docker, of Kubernetes, and those that variables such as
 * `DB_PASSWORD_FILE` name. Changes are noticed by watching the directories. A wrong option throws
 * `SecretsUnconfiguredError`.
 *
 * @example
 * SecretsModule.forRoot({ chain: [new MountedFilesSecretsProvider(), new EnvironmentSecretsProvider()] })
 */
export class MountedFilesSecretsProvider {
    name = PROVIDER;
    #directories;
    #hasVariables;
    #relaxed;
    #versions = new FileVersions();
    #watch = new DirectoryWatch();
    constructor(options = {}) {
        assertOptions('MountedFilesSecretsProvider', options, MOUNTED_FILES_OPTIONS, '');
        const { directory = '/run/secrets', fileVariables: hasVariables = true, relaxed = true } = options;
        this.#directories = [directory].flat().map((path) => resolve(path));
        this.#hasVariables = hasVariables;
        this.#relaxed = relaxed;
    }
    /** The text of the file without one newline at its end. A `SecretInvalidError` when it is not UTF-8. */
    async getSecret(key) {
        const found = await this.#find(key);
        if (found === undefined)
            return undefined;
        const { path, file } = found;
        return { value: textOf(path, file), versionId: this.#versions.versionOf(path, file) };
    }
    /** The bytes of the file as they are. */
    async getSecretBinary(key) {
        return (await this.#find(key))?.file.bytes;
    }
    /** The names of the files, but for hidden ones; of variables only those that a prefix asks for. */
    async listSecrets(prefix) {
        const names = await Promise.all(this.#directories.map((directory) => filesIn(directory)));
        const variables = this.#hasVariables && prefix !== '' ? Object.keys(process.env) : [];
        const named = variables.filter(isSet).map((name) => VARIABLE.exec(name)?.[1] ?? '');
        return [...new Set([...names.flat(), ...named])].filter((key) => key.startsWith(prefix)).sort();
    }
    /** Nothing is remembered. */
    async refresh() { }
    watch(onChange, onTrouble = () => { }) {
        return this.#watch.listen({ changed: () => onChange(), failed: onTrouble });
    }
    async #find(key) {
        const named = this.#hasVariables ? fileVariables(key, this.#relaxed).find(isSet) : undefined;
        if (named !== undefined) {
            // Whoever set the variable means this file: one of that name in a directory would be another secret.
            const path = resolve(process.env[named] ?? '');
            this.#watch.ensure(dirname(path), basename(path));
            const file = await readSecretFile(path);
            return file && { path, file };
        }
        for (const directory of this.#directories) {
            this.#watch.ensure(directory);
            for (const name of fileNames(key, this.#relaxed)) {
                const path = join(directory, name);
                const file = await readSecretFile(path, directory);
                if (file !== undefined)
                    return { path, file };
            }
        }
        return undefined;
    }
}
function isSet(variable) {
    // `process.env.constructor` and the like are no variables, and an empty one is an unset one.
    return Object.hasOwn(process.env, variable) && process.env[variable] !== '';
}
function textOf(path, { bytes }) {
    let text;
    try {
        text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch {
        throw brokenFile(path, 'is not UTF-8: it is to be read with getSecretBinary()', true);
    }
    // Most tools that write a file end it with one, and hardly a secret has one.
    return text.replace(/\r?\n$/, '');
}
async function filesIn(directory) {
    try {
        const visible = (await readdir(directory)).filter((name) => !name.startsWith('.'));
        const isFile = await Promise.all(visible.map((name) => isFileAt(join(directory, name))));
        return visible.filter((_, index) => isFile[index]);
    }
    catch (error) {
        if (isAbsent(error))
            return [];
        throw unreadableFile(directory, error);
    }
}
async function isFileAt(path) {
    try {
        return (await stat(path)).isFile();
    }
    catch (error) {
        if (isAbsent(error))
            return false;
        throw error;
    }
}
