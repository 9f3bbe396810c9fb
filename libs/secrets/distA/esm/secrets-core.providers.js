import { APP_INTERCEPTOR, ModuleRef, ModulesContainer } from '@nestjs/core';
import { ConfigService } from '@nestjs/config';
import { BootReport } from './injection/boot.report.js';
import { configIsLoaded } from './injection/config.loading.js';
import { ours } from './injection/container.reader.js';
import { readerSource, serviceSource } from './injection/secret.source.js';
import { SecretsRuntime } from './injection/secrets.runtime.js';
import { checkSetUp, TEST_CALL } from './injection/set-up.check.js';
import { SecretMasker } from './masking/index.js';
import { AwsSecretsManagerProvider } from './providers/aws-secrets-manager/aws-secrets-manager.provider.js';
import { EnvironmentSecretsProvider } from './providers/environment/environment.provider.js';
import { responseRules } from './responses/response-rules.js';
import { SECRETS_RESPONSE_RULES, SecretsMaskingInterceptor, } from './responses/secrets-masking.interceptor.js';
import { SECRETS_BOOT_REPORT, SECRETS_CLOCK, SECRETS_RANDOM, SECRETS_RUNTIME, SECRETS_SETUP, } from './secrets.constants.js';
import { MODULE_OPTIONS_TOKEN } from './secrets.module-definition.js';
import { readerOf, SecretsService } from './secrets.service.js';
import { SECRETS_CHAIN } from './secrets.tokens.js';
import { isRecord } from './utils/is-record.js';
import { SettingProblems } from './settings/setting.problems.js';
import { systemClock } from './utils/clock.js';
const runtime = {
    provide: SECRETS_RUNTIME,
    inject: [
        MODULE_OPTIONS_TOKEN,
        SECRETS_SETUP,
        ConfigService,
        ModulesContainer,
        ModuleRef,
        SECRETS_CLOCK,
        SECRETS_RANDOM,
    ],
    useFactory: async (options, { call }, config, container, moduleRef, clock, random) => {
        checkSetUp(container);
        await configIsLoaded(container);
        const isTest = call === TEST_CALL;
        return new SecretsRuntime({
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
    if (isRecord(options))
        return options;
    const problems = new SettingProblems();
    problems.add('SecretsModule', options, 'an object of options');
    problems.throwIfAny();
    return {};
}
const environment = {
    provide: EnvironmentSecretsProvider,
    inject: [SECRETS_RUNTIME],
    useFactory: ours((parts) => parts.environmentLink()),
};
const aws = {
    provide: AwsSecretsManagerProvider,
    inject: [SECRETS_RUNTIME, EnvironmentSecretsProvider],
    useFactory: ours((parts, env) => parts.awsLink(env)),
};
const chain = {
    provide: SECRETS_CHAIN,
    inject: [SECRETS_RUNTIME, AwsSecretsManagerProvider, EnvironmentSecretsProvider],
    useFactory: ours((parts, first, last) => parts.chain(first, last)),
};
const service = {
    provide: SecretsService,
    inject: [SECRETS_RUNTIME, SECRETS_CHAIN],
    useFactory: ours((parts, links) => parts.service(links)),
};
const bootReport = {
    provide: SECRETS_BOOT_REPORT,
    inject: [SECRETS_RUNTIME, SecretsService],
    useFactory: async (parts, secrets) => {
        const reader = readerOf(secrets);
        const source = reader && secrets instanceof SecretsService ? readerSource(reader, secrets) : serviceSource(secrets);
        const report = new BootReport(source, () => parts.wanted());
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
export const CORE_PROVIDERS = [
    { provide: SECRETS_CLOCK, useValue: systemClock },
    { provide: SECRETS_RANDOM, useValue: Math.random },
    runtime,
    environment,
    aws,
    chain,
    service,
    bootReport,
    {
        provide: SecretMasker,
        inject: [SECRETS_RUNTIME],
        useFactory: ({ scope }) => scope.masker,
    },
    {
        provide: SECRETS_RESPONSE_RULES,
        inject: [SECRETS_RUNTIME],
        useFactory: ({ scope }) => responseRules(scope),
    },
    SecretsMaskingInterceptor,
    { provide: APP_INTERCEPTOR, useExisting: SecretsMaskingInterceptor },
];
export const CORE_EXPORTS = [
    SecretsService,
    SECRETS_CHAIN,
    SecretMasker,
    SecretsMaskingInterceptor,
    SECRETS_RESPONSE_RULES,
    EnvironmentSecretsProvider,
    AwsSecretsManagerProvider,
    // For the tokens of lazily loaded modules.
    SECRETS_BOOT_REPORT,
    SECRETS_RUNTIME,
];
