"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.SecretsRuntime = void 0;
const common_1 = require("@nestjs/common");
const secrets_assembly_js_1 = require("../assembly/secrets.assembly.js");
const settings_chain_js_1 = require("../assembly/settings-chain.js");
const index_js_1 = require("../masking/index.js");
const environment_provider_js_1 = require("../providers/environment/environment.provider.js");
const secrets_constants_js_1 = require("../secrets.constants.js");
const secrets_service_js_1 = require("../secrets.service.js");
const secrets_tokens_js_1 = require("../secrets.tokens.js");
const secrets_settings_js_1 = require("../settings/secrets.settings.js");
const setting_source_js_1 = require("../settings/setting.source.js");
const loaded_copies_js_1 = require("../utils/loaded-copies.js");
const container_reader_js_1 = require("./container.reader.js");
const secret_ref_js_1 = require("../rotation/secret.ref.js");
const secret_token_js_1 = require("./secret.token.js");
const secret_source_js_1 = require("./secret.source.js");
const wanted_secrets_js_1 = require("./wanted.secrets.js");
/** What the factories of the core module share: the settings, and what a test has put in the place of what. */
class SecretsRuntime {
    scope;
    #parts;
    #module;
    #logger = new common_1.Logger(secrets_constants_js_1.LOG_CONTEXT);
    constructor(parts) {
        this.#parts = parts;
        this.#module = (0, container_reader_js_1.modulesOf)(parts.container).find(({ providers }) => providers.has(secrets_constants_js_1.SECRETS_RUNTIME));
        this.scope = (0, index_js_1.openMaskingScope)(parts.options.masking, parts.clock);
        const twice = (0, loaded_copies_js_1.loadedTwice)();
        if (twice !== undefined)
            this.#logger.warn(twice);
    }
    /** Whether the settings make the chain: not with a chain of one's own, nor where a test replaced it or the service. */
    get makesChain() {
        return (this.#parts.options.chain === undefined &&
            !this.#isOverridden(secrets_tokens_js_1.SECRETS_CHAIN) &&
            !this.isServiceOverridden);
    }
    get isServiceOverridden() {
        return this.#isOverridden(secrets_service_js_1.SecretsService);
    }
    environmentLink() {
        if (!this.makesChain)
            return undefined;
        // Before the link is made of them, so that everything that is wrong is told at once.
        (0, secrets_settings_js_1.checkNow)(this.#parts.options);
        return new environment_provider_js_1.EnvironmentSecretsProvider(this.#parts.options.env);
    }
    awsLink(environment) {
        if (!this.makesChain)
            return undefined;
        const settings = this.#settings([environment]);
        return settings.provider === 'aws' ? (0, settings_chain_js_1.awsLink)(this.#parts.options, settings) : undefined;
    }
    chain(aws, environment) {
        const { chain } = this.#parts.options;
        if (chain !== undefined || !this.makesChain)
            return chain ?? [];
        // A test may have put something in the place of AWS that the settings do not ask for.
        const first = this.#settings([environment]).provider === 'aws' ? aws : undefined;
        return [first, environment].filter((link) => link !== undefined);
    }
    service(chain) {
        const settings = this.#settings(Array.isArray(chain) ? chain : []);
        const service = (0, secrets_assembly_js_1.assembleService)(chain, {
            ...this.#parts,
            schema: this.#parts.options.schema,
            settings,
            scope: this.scope,
            output: this.#logger,
        });
        (0, settings_chain_js_1.loadFiles)(chain);
        this.#logger.log((0, settings_chain_js_1.describeChain)(chain, settings));
        return service;
    }
    /** What the application wants and no test has decided. */
    wanted() {
        const { required = [], schema = {} } = this.#parts.options;
        const described = Object.keys(schema).map((key) => ({ ...REQUIRED, key, by: SCHEMA, bySchema: true }));
        const listed = required.map((key) => ({ ...REQUIRED, key }));
        return [...(0, wanted_secrets_js_1.wantedSecrets)(this.#parts.container), ...listed, ...described].filter(({ key }) => !this.isSecretOverridden(key));
    }
    isSecretOverridden(key) {
        return this.#isOverridden((0, secret_token_js_1.getSecretToken)(key));
    }
    /** The value that a test put in the place of a secret's token, in the form that is wanted. */
    async overridingValue({ key, json, ref }) {
        // Nest itself resolves it, so that an asynchronous factory is waited for.
        class Probe {
            value;
            constructor(value) {
                this.value = value;
            }
        }
        (0, common_1.Inject)((0, secret_token_js_1.getSecretToken)(key))(Probe, undefined, 0);
        const { value } = await this.#parts.moduleRef.create(Probe);
        if (ref)
            return (0, secret_ref_js_1.fixedRef)(key, String(value));
        return json ? (0, secret_source_js_1.parseOverride)(key, value) : value;
    }
    #settings(links) {
        const { options, config } = this.#parts;
        // A test's stand-in for `ConfigService` may have less than the real one.
        const read = typeof config?.get === 'function' ? (name) => config.get(name) : setting_source_js_1.processSettings;
        const sources = config === undefined ? [] : [read];
        if (config !== undefined)
            sources.push(...(0, settings_chain_js_1.fileSettings)(links));
        if (!this.#isOverridden(secrets_tokens_js_1.SECRETS_CHAIN))
            return (0, secrets_settings_js_1.resolveSettings)(options, sources);
        // The chain is a test's: which one the settings would have made does not matter any more.
        const { chain: _, ...rest } = options;
        return (0, secrets_settings_js_1.resolveSettings)({ ...rest, provider: 'env' }, sources);
    }
    #isOverridden(token) {
        return this.#module !== undefined && (0, container_reader_js_1.isOverridden)(this.#module, token);
    }
}
exports.SecretsRuntime = SecretsRuntime;
const SCHEMA = "SecretsModule's option schema";
const REQUIRED = {
    json: false,
    optional: false,
    hasDefault: false,
    default: undefined,
    ref: false,
    by: "SecretsModule's option required",
};
