import { type FactoryProvider, type InjectionToken, Logger, type Provider } from '@nestjs/common';
import { APP_INTERCEPTOR, ModuleRef, ModulesContainer } from '@nestjs/core';
import { ConfigService } from '@nestjs/config';
import { BOOT } from './injection/boot.loader.js';
import type { BootReport } from './injection/boot.report.js';
import { ours } from './injection/container.reader.js';
import type { SecretsServiceLike } from './injection/secret.source.js';
import type { SecretsRuntime } from './injection/secrets.runtime.js';
import { type SecretsSetup, TEST_CALL } from './injection/set-up.call.js';
import { SecretMasker } from './masking/index.js';
import { AwsSecretsManagerProvider } from './providers/aws-secrets-manager/aws-secrets-manager.provider.js';
import { EnvironmentSecretsProvider } from './providers/environment/environment.provider.js';
import type { SecretsProvider } from './providers/secrets-provider.interface.js';
import { responseRules } from './responses/response-rules.js';
import {
  SECRETS_RESPONSE_RULES,
  SecretsMaskingInterceptor,
} from './responses/secrets-masking.interceptor.js';
import {
  LOG_CONTEXT,
  SECRETS_BOOT_REPORT,
  SECRETS_CLOCK,
  SECRETS_RANDOM,
  SECRETS_RUNTIME,
  SECRETS_SETUP,
} from './secrets.constants.js';
import { MODULE_OPTIONS_TOKEN } from './secrets.module-definition.js';
import type { SecretsModuleOptions } from './secrets.module-options.js';
import { readerOf, SecretsService } from './secrets.service.js';
import { SECRETS_CHAIN } from './secrets.tokens.js';
import { isRecord } from './utils/is-record.js';
import { SettingProblems } from './settings/setting.problems.js';
import { type Clock, systemClock } from './utils/clock.js';
import { LOADED_FORMATS } from './utils/loaded-copies.js';

const runtime: FactoryProvider<SecretsRuntime> = {
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
  useFactory: async (
    options: unknown,
    { call }: SecretsSetup,
    config: ConfigService,
    container: ModulesContainer,
    moduleRef: ModuleRef,
    clock: Clock,
    random: () => number,
  ) => {
    const boot = await BOOT.get();
    boot.checkSetUp(container);
    const twice = boot.loadedTwice(LOADED_FORMATS);
    if (twice !== undefined) new Logger(LOG_CONTEXT).warn(twice);
    await boot.configIsLoaded(container);
    const isTest = call === TEST_CALL;
    return new boot.SecretsRuntime({
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
function checkedOptions(options: unknown): SecretsModuleOptions {
  if (isRecord(options)) return options;
  const problems = new SettingProblems();
  problems.add('SecretsModule', options, 'an object of options');
  problems.throwIfAny();
  return {};
}

const environment: FactoryProvider<SecretsProvider | undefined> = {
  provide: EnvironmentSecretsProvider,
  inject: [SECRETS_RUNTIME],
  useFactory: ours((parts: SecretsRuntime) => parts.environmentLink()),
};

const aws: FactoryProvider<SecretsProvider | undefined> = {
  provide: AwsSecretsManagerProvider,
  inject: [SECRETS_RUNTIME, EnvironmentSecretsProvider],
  useFactory: ours((parts: SecretsRuntime, env?: SecretsProvider) => parts.awsLink(env)),
};

const chain: FactoryProvider<SecretsProvider[]> = {
  provide: SECRETS_CHAIN,
  inject: [SECRETS_RUNTIME, AwsSecretsManagerProvider, EnvironmentSecretsProvider],
  useFactory: ours((parts: SecretsRuntime, first?: SecretsProvider, last?: SecretsProvider) =>
    parts.chain(first, last),
  ),
};

const service: FactoryProvider<SecretsService> = {
  provide: SecretsService,
  inject: [SECRETS_RUNTIME, SECRETS_CHAIN],
  useFactory: ours((parts: SecretsRuntime, links: SecretsProvider[]) => parts.service(links)),
};

const bootReport: FactoryProvider<BootReport> = {
  provide: SECRETS_BOOT_REPORT,
  inject: [SECRETS_RUNTIME, SecretsService],
  useFactory: async (parts: SecretsRuntime, secrets: SecretsService | SecretsServiceLike) => {
    const { BootReport, readerSource, serviceSource } = await BOOT.get();
    const reader = readerOf(secrets);
    const source =
      reader && secrets instanceof SecretsService ? readerSource(reader, secrets) : serviceSource(secrets);
    const report = new BootReport(source, () => parts.wanted());
    try {
      await report.run();
    } catch (error) {
      reader?.close();
      throw error;
    }
    return report;
  },
};

export const CORE_PROVIDERS: Provider[] = [
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
    useFactory: ({ scope }: SecretsRuntime) => scope.masker,
  },
  {
    provide: SECRETS_RESPONSE_RULES,
    inject: [SECRETS_RUNTIME],
    useFactory: ({ scope }: SecretsRuntime) => responseRules(scope),
  },
  SecretsMaskingInterceptor,
  { provide: APP_INTERCEPTOR, useExisting: SecretsMaskingInterceptor },
];

export const CORE_EXPORTS: InjectionToken[] = [
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
  // For the health indicator.
  SECRETS_CLOCK,
];
