"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MountedFilesSecretsProvider = void 0;
const promises_1 = require("node:fs/promises");
const node_path_1 = require("node:path");
const assert_options_js_1 = require("../../utils/assert-options.js");
const directory_watch_js_1 = require("./directory.watch.js");
const file_errors_js_1 = require("./file.errors.js");
const file_spellings_js_1 = require("./file-spellings.js");
const file_versions_js_1 = require("./file.versions.js");
const mounted_files_rules_js_1 = require("./mounted-files.rules.js");
const secret_file_js_1 = require("./secret.file.js");
const VARIABLE = /^(.+)_FILE$/;
/**
 * Reads secrets that are mounted as files: of Docker, of Kubernetes, and those that variables such as
 * `DB_PASSWORD_FILE` name. Changes are noticed by watching the directories. A wrong option throws
 * `SecretsUnconfiguredError`.
 *
 * @example
 * SecretsModule.forRoot({ chain: [new MountedFilesSecretsProvider(), new EnvironmentSecretsProvider()] })
 */
class MountedFilesSecretsProvider {
    name = file_errors_js_1.PROVIDER;
    #directories;
    #hasVariables;
    #relaxed;
    #versions = new file_versions_js_1.FileVersions();
    #watch = new directory_watch_js_1.DirectoryWatch();
    constructor(options = {}) {
        (0, assert_options_js_1.assertOptions)('MountedFilesSecretsProvider', options, mounted_files_rules_js_1.MOUNTED_FILES_OPTIONS, '');
        const { directory = '/run/secrets', fileVariables: hasVariables = true, relaxed = true } = options;
        this.#directories = [directory].flat().map((path) => (0, node_path_1.resolve)(path));
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
        const named = this.#hasVariables ? (0, file_spellings_js_1.fileVariables)(key, this.#relaxed).find(isSet) : undefined;
        if (named !== undefined) {
            // Whoever set the variable means this file: one of that name in a directory would be another secret.
            const path = (0, node_path_1.resolve)(process.env[named] ?? '');
            this.#watch.ensure((0, node_path_1.dirname)(path), (0, node_path_1.basename)(path));
            const file = await (0, secret_file_js_1.readSecretFile)(path);
            return file && { path, file };
        }
        for (const directory of this.#directories) {
            this.#watch.ensure(directory);
            for (const name of (0, file_spellings_js_1.fileNames)(key, this.#relaxed)) {
                const path = (0, node_path_1.join)(directory, name);
                const file = await (0, secret_file_js_1.readSecretFile)(path, directory);
                if (file !== undefined)
                    return { path, file };
            }
        }
        return undefined;
    }
}
exports.MountedFilesSecretsProvider = MountedFilesSecretsProvider;
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
        throw (0, file_errors_js_1.brokenFile)(path, 'is not UTF-8: it is to be read with getSecretBinary()', true);
    }
    // Most tools that write a file end it with one, and hardly a secret has one.
    return text.replace(/\r?\n$/, '');
}
async function filesIn(directory) {
    try {
        const visible = (await (0, promises_1.readdir)(directory)).filter((name) => !name.startsWith('.'));
        const isFile = await Promise.all(visible.map((name) => isFileAt((0, node_path_1.join)(directory, name))));
        return visible.filter((_, index) => isFile[index]);
    }
    catch (error) {
        if ((0, file_errors_js_1.isAbsent)(error))
            return [];
        throw (0, file_errors_js_1.unreadableFile)(directory, error);
    }
}
async function isFileAt(path) {
    try {
        return (await (0, promises_1.stat)(path)).isFile();
    }
    catch (error) {
        if ((0, file_errors_js_1.isAbsent)(error))
            return false;
        throw error;
    }
}
