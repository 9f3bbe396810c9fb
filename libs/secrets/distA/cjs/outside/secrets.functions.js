"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.getSecretsService = getSecretsService;
exports.getSecret = getSecret;
exports.getSecretJson = getSecretJson;
exports.createSecretsService = createSecretsService;
const common_1 = require("@nestjs/common");
const secrets_assembly_js_1 = require("../assembly/secrets.assembly.js");
const settings_chain_js_1 = require("../assembly/settings-chain.js");
const secrets_errors_js_1 = require("../errors/secrets.errors.js");
const index_js_1 = require("../masking/index.js");
const environment_provider_js_1 = require("../providers/environment/environment.provider.js");
const secrets_constants_js_1 = require("../secrets.constants.js");
const secrets_service_js_1 = require("../secrets.service.js");
const secrets_settings_js_1 = require("../settings/secrets.settings.js");
const setting_source_js_1 = require("../settings/setting.source.js");
const clock_js_1 = require("../utils/clock.js");
const active_services_js_1 = require("./active.services.js");
let standIn;
/**
 * The service for code outside DI: the application's while exactly one is up; before that, one made from the
 * settings, which is closed when an application comes up.
 *
 * @throws SecretsUnconfiguredError when several applications are up: which one is meant only they know.
 */
function getSecretsService() {
    const [first, second] = (0, active_services_js_1.activeServices)();
    if (second !== undefined) {
        throw new secrets_errors_js_1.SecretsUnconfiguredError('Several applications are up in this process, so which secrets are meant is open: use app.get(SecretsService)');
    }
    if (first !== undefined)
        return first;
    if (standIn === undefined || (0, secrets_service_js_1.readerOf)(standIn)?.chain.isClosed === true) {
        const made = (standIn = createSecretsService());
        (0, active_services_js_1.onApplicationUp)(() => {
            if (standIn === made)
                standIn = undefined;
            (0, secrets_service_js_1.readerOf)(made)?.close();
        });
    }
    return standIn;
}
async function getSecret(key, defaultValue) {
    return defaultValue === undefined
        ? getSecretsService().getSecret(key)
        : getSecretsService().getSecret(key, defaultValue);
}
async function getSecretJson(key, defaultValue) {
    return defaultValue === undefined
        ? getSecretsService().getSecretJson(key)
        : getSecretsService().getSecretJson(key, defaultValue);
}
/**
 * A service of one's own outside DI, from the settings and these options; close it with `await using` or
 * `[Symbol.asyncDispose]()`. An invalid setting is a `SecretsUnconfiguredError`.
 */
function createSecretsService(options = {}) {
    const environment = options.chain === undefined ? new environment_provider_js_1.EnvironmentSecretsProvider(options.env) : undefined;
    const settings = (0, secrets_settings_js_1.resolveSettings)(options, [
        setting_source_js_1.processSettings,
        ...(0, settings_chain_js_1.fileSettings)(options.chain ?? [environment]),
    ]);
    const chain = options.chain ?? [
        settings.provider === 'aws' ? (0, settings_chain_js_1.awsLink)(options, settings) : undefined,
        environment,
    ];
    const links = chain.filter((link) => link !== undefined);
    (0, settings_chain_js_1.loadFiles)(links);
    return (0, secrets_assembly_js_1.assembleService)(links, {
        settings,
        scope: (0, index_js_1.openMaskingScope)(options.masking, clock_js_1.systemClock),
        output: new common_1.Logger(secrets_constants_js_1.LOG_CONTEXT),
        clock: clock_js_1.systemClock,
        schema: options.schema,
        random: Math.random,
    });
}
