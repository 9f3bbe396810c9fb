"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.CORE_EXPORTS = exports.CORE_PROVIDERS = void 0;
const core_1 = require("@nestjs/core");
const config_1 = require("@nestjs/config");
const boot_report_js_1 = require("./injection/boot.report.js");
const config_loading_js_1 = require("./injection/config.loading.js");
const container_reader_js_1 = require("./injection/container.reader.js");
const secret_source_js_1 = require("./injection/secret.source.js");
const secrets_runtime_js_1 = require("./injection/secrets.runtime.js");
const set_up_check_js_1 = require("./injection/set-up.check.js");
const index_js_1 = require("./masking/index.js");
const aws_secrets_manager_provider_js_1 = require("./providers/aws-secrets-manager/aws-secrets-manager.provider.js");
const environment_provider_js_1 = require("./providers/environment/environment.provider.js");
const response_rules_js_1 = require("./responses/response-rules.js");
const secrets_masking_interceptor_js_1 = require("./responses/secrets-masking.interceptor.js");
const secrets_constants_js_1 = require("./secrets.constants.js");
const secrets_module_definition_js_1 = require("./secrets.module-definition.js");
const secrets_service_js_1 = require("./secrets.service.js");
const secrets_tokens_js_1 = require("./secrets.tokens.js");
const is_record_js_1 = require("./utils/is-record.js");
const setting_problems_js_1 = require("./settings/setting.problems.js");
const clock_js_1 = require("./utils/clock.js");
const runtime = {
    provide: secrets_constants_js_1.SECRETS_RUNTIME,
    inject: [
        secrets_module_definition_js_1.MODULE_OPTIONS_TOKEN,
        secrets_constants_js_1.SECRETS_SETUP,
        config_1.ConfigService,
        core_1.ModulesContainer,
        core_1.ModuleRef,
        secrets_constants_js_1.SECRETS_CLOCK,
        secrets_constants_js_1.SECRETS_RANDOM,
    ],
    useFactory: async (options, { call }, config, container, moduleRef, clock, random) => {
        (0, set_up_check_js_1.checkSetUp)(container);
        await (0, config_loading_js_1.configIsLoaded)(container);
        const isTest = call === set_up_check_js_1.TEST_CALL;
        return new secrets_runtime_js_1.SecretsRuntime({
            options: checkedOptions(options),
            config: isTest ? undefined : config,
            container,
            moduleRef,
            clock,
            random,
        });
    },
};
// Before anything reads them: what a factory or JavaScript gave may be nothing at all.
function checkedOptions(options) {
    if ((0, is_record_js_1.isRecord)(options))
        return options;
    const problems = new setting_problems_js_1.SettingProblems();
    problems.add('SecretsModule', options, 'an object of options');
    problems.throwIfAny();
    return {};
}
const environment = {
    provide: environment_provider_js_1.EnvironmentSecretsProvider,
    inject: [secrets_constants_js_1.SECRETS_RUNTIME],
    useFactory: (0, container_reader_js_1.ours)((parts) => parts.environmentLink()),
};
const aws = {
    provide: aws_secrets_manager_provider_js_1.AwsSecretsManagerProvider,
    inject: [secrets_constants_js_1.SECRETS_RUNTIME, environment_provider_js_1.EnvironmentSecretsProvider],
    useFactory: (0, container_reader_js_1.ours)((parts, env) => parts.awsLink(env)),
};
const chain = {
    provide: secrets_tokens_js_1.SECRETS_CHAIN,
    inject: [secrets_constants_js_1.SECRETS_RUNTIME, aws_secrets_manager_provider_js_1.AwsSecretsManagerProvider, environment_provider_js_1.EnvironmentSecretsProvider],
    useFactory: (0, container_reader_js_1.ours)((parts, first, last) => parts.chain(first, last)),
};
const service = {
    provide: secrets_service_js_1.SecretsService,
    inject: [secrets_constants_js_1.SECRETS_RUNTIME, secrets_tokens_js_1.SECRETS_CHAIN],
    useFactory: (0, container_reader_js_1.ours)((parts, links) => parts.service(links)),
};
const bootReport = {
    provide: secrets_constants_js_1.SECRETS_BOOT_REPORT,
    inject: [secrets_constants_js_1.SECRETS_RUNTIME, secrets_service_js_1.SecretsService],
    useFactory: async (parts, secrets) => {
        const reader = (0, secrets_service_js_1.readerOf)(secrets);
        const source = reader && secrets instanceof secrets_service_js_1.SecretsService ? (0, secret_source_js_1.readerSource)(reader, secrets) : (0, secret_source_js_1.serviceSource)(secrets);
        const report = new boot_report_js_1.BootReport(source, () => parts.wanted());
        try {
            await report.run();
        }
        catch (error) {
            reader?.close();
            throw error;
        }
        return report;
    },
};
exports.CORE_PROVIDERS = [
    { provide: secrets_constants_js_1.SECRETS_CLOCK, useValue: clock_js_1.systemClock },
    { provide: secrets_constants_js_1.SECRETS_RANDOM, useValue: Math.random },
    runtime,
    environment,
    aws,
    chain,
    service,
    bootReport,
    {
        provide: index_js_1.SecretMasker,
        inject: [secrets_constants_js_1.SECRETS_RUNTIME],
        useFactory: ({ scope }) => scope.masker,
    },
    {
        provide: secrets_masking_interceptor_js_1.SECRETS_RESPONSE_RULES,
        inject: [secrets_constants_js_1.SECRETS_RUNTIME],
        useFactory: ({ scope }) => (0, response_rules_js_1.responseRules)(scope),
    },
    secrets_masking_interceptor_js_1.SecretsMaskingInterceptor,
    { provide: core_1.APP_INTERCEPTOR, useExisting: secrets_masking_interceptor_js_1.SecretsMaskingInterceptor },
];
exports.CORE_EXPORTS = [
    secrets_service_js_1.SecretsService,
    secrets_tokens_js_1.SECRETS_CHAIN,
    index_js_1.SecretMasker,
    secrets_masking_interceptor_js_1.SecretsMaskingInterceptor,
    secrets_masking_interceptor_js_1.SECRETS_RESPONSE_RULES,
    environment_provider_js_1.EnvironmentSecretsProvider,
    aws_secrets_manager_provider_js_1.AwsSecretsManagerProvider,
    // For the tokens of lazily loaded modules.
    secrets_constants_js_1.SECRETS_BOOT_REPORT,
    secrets_constants_js_1.SECRETS_RUNTIME,
];
