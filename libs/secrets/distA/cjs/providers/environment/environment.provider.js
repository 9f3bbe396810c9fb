"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.EnvironmentSecretsProvider = void 0;
const assert_options_js_1 = require("../../utils/assert-options.js");
const environment_rules_js_1 = require("./environment.rules.js");
const live_provider_js_1 = require("../live-provider.js");
const env_file_reader_js_1 = require("./env-file.reader.js");
const env_file_notices_js_1 = require("./env-file.notices.js");
const environment_spelling_js_1 = require("./environment-spelling.js");
/**
 * Reads secrets from `process.env`, live, and from `.env`, once until `refresh()`. Nothing is cached and
 * `process.env` is never written.
 *
 * @example
 * new EnvironmentSecretsProvider({ envFilePath: ['.env.local', '.env'] })
 */
class EnvironmentSecretsProvider {
    name = 'environment';
    #files;
    #prefix;
    #relaxed;
    #notices = new env_file_notices_js_1.EnvFileNotices();
    #fromFiles;
    constructor(options = {}) {
        (0, assert_options_js_1.assertOptions)('env', options, environment_rules_js_1.ENVIRONMENT_OPTIONS);
        const { envFilePath = '.env', prefix = '', relaxed = true } = options;
        this.#files = envFilePath === false ? [] : [envFilePath].flat();
        this.#prefix = prefix;
        this.#relaxed = relaxed;
    }
    async getSecret(key) {
        return this[live_provider_js_1.LOOK_UP](key);
    }
    async listSecrets(prefix) {
        const names = new Set(this.#readFiles().keys());
        // The whole of `process.env` is no list of secrets; a part of it that was asked for may be.
        if (prefix !== '' || this.#prefix !== '')
            for (const name of Object.keys(process.env))
                names.add(name);
        const keys = [...names]
            .filter((name) => name.startsWith(this.#prefix) && name.length > this.#prefix.length)
            .map((name) => name.slice(this.#prefix.length))
            .filter((key) => key.startsWith(prefix));
        return [...new Set(keys)].sort();
    }
    async refresh() {
        this.#fromFiles = undefined;
    }
    /** The key as it is, then in environment spelling; `process.env` before `.env`. */
    [live_provider_js_1.LOOK_UP](key) {
        const exact = this.#variable(key);
        if (exact !== undefined)
            return exact;
        const spelt = this.#spell(key);
        return spelt === undefined || spelt === key ? undefined : this.#variable(spelt);
    }
    /** @internal The variables that may hold a key and that a `.env` file can set, the usual one first. */
    [live_provider_js_1.VARIABLES](key) {
        return [...new Set([this.#spell(key) ?? key, key])].filter(env_file_reader_js_1.isWritable);
    }
    /** Reads the files now, so that one that cannot be used stops the boot rather than a request. */
    load() {
        this.#readFiles();
    }
    /** A variable by its exact name, from `.env` only: where settings look last. */
    fromFile(name) {
        return this.#readFiles().get(name);
    }
    [live_provider_js_1.NOTICES](listener) {
        return this.#notices.listen(listener);
    }
    #spell(key) {
        return this.#relaxed ? (0, environment_spelling_js_1.environmentSpelling)(key, this.#prefix) : this.#prefix + key;
    }
    #variable(name) {
        const live = process.env[name];
        // `process.env.constructor` and the like are no variables.
        return typeof live === 'string' ? live : this.#readFiles().get(name);
    }
    #readFiles() {
        if (this.#fromFiles !== undefined)
            return this.#fromFiles;
        const variables = new Map();
        for (const path of this.#files) {
            const file = (0, env_file_reader_js_1.readEnvFile)(path);
            for (const [name, value] of file.variables)
                if (!variables.has(name))
                    variables.set(name, value);
            this.#notices.read(file);
        }
        this.#fromFiles = variables;
        return variables;
    }
}
exports.EnvironmentSecretsProvider = EnvironmentSecretsProvider;
