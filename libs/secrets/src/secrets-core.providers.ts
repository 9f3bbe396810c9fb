import type { FactoryProvider, InjectionToken, Provider } from '@nestjs/common';
import { APP_INTERCEPTOR, HttpAdapterHost, ModuleRef, ModulesContainer } from '@nestjs/core';
import { ConfigService } from '@nestjs/config';
import { BOOT } from './injection/boot.loader.js';
import type { BootReport } from './injection/boot.report.js';
import { ours } from './injection/own-factories.js';
import type { SecretsServiceLike } from './injection/secret.source.js';
import type { SecretsRuntime } from './injection/secrets.runtime.js';
import type { SecretsSetup } from './injection/set-up.call.js';
import type { SecretsLifecycle } from './lifecycle/secrets.lifecycle.js';
import { SecretMasker } from './masking/index.js';
import { AwsSecretsManagerProvider } from './providers/aws-secrets-manager/aws-secrets-manager.provider.js';
import { EnvironmentSecretsProvider } from './providers/environment/environment.provider.js';
import type { SecretsProvider } from './providers/secrets-provider.interface.js';
import {
  SECRETS_HANDLER_MASKING,
  SecretsMaskingInterceptor,
} from './responses/secrets-masking.interceptor.js';
import {
  SECRETS_BOOT_REPORT,
  SECRETS_CLOCK,
  SECRETS_LIFECYCLE,
  SECRETS_RANDOM,
  SECRETS_RUNTIME,
  SECRETS_SETUP,
} from './secrets.constants.js';
import { MODULE_OPTIONS_TOKEN } from './secrets.module-definition.js';
import { SecretsService } from './secrets.service.js';
import { SECRETS_CHAIN } from './secrets.tokens.js';
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
    setup: SecretsSetup,
    config: ConfigService,
    container: ModulesContainer,
    moduleRef: ModuleRef,
    clock: Clock,
    random: () => number,
  ) => {
    const { openRuntime } = await BOOT.get();
    return openRuntime({
      options,
      setup,
      config,
      container,
      moduleRef,
      clock,
      random,
      formats: LOADED_FORMATS,
    });
  },
};

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
  useFactory: async (parts: SecretsRuntime, secrets: SecretsService | SecretsServiceLike) =>
    (await BOOT.get()).runBootReport(parts, secrets),
};

const lifecycle: FactoryProvider<SecretsLifecycle> = {
  provide: SECRETS_LIFECYCLE,
  inject: [SecretsService, SECRETS_RUNTIME, HttpAdapterHost],
  useFactory: async (secrets: SecretsService, parts: SecretsRuntime, adapterHost: HttpAdapterHost) =>
    new (await BOOT.get()).SecretsLifecycle(secrets, parts, adapterHost),
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
  lifecycle,
  {
    provide: SecretMasker,
    inject: [SECRETS_RUNTIME],
    useFactory: ({ scope }: SecretsRuntime) => scope.masker,
  },
  {
    provide: SECRETS_HANDLER_MASKING,
    inject: [SECRETS_RUNTIME],
    useFactory: async ({ scope }: SecretsRuntime) => (await BOOT.get()).handlerMasking(scope),
  },
  SecretsMaskingInterceptor,
  { provide: APP_INTERCEPTOR, useExisting: SecretsMaskingInterceptor },
];

export const CORE_EXPORTS: InjectionToken[] = [
  SecretsService,
  SECRETS_CHAIN,
  SecretMasker,
  SecretsMaskingInterceptor,
  SECRETS_HANDLER_MASKING,
  EnvironmentSecretsProvider,
  AwsSecretsManagerProvider,
  // For the tokens of lazily loaded modules.
  SECRETS_BOOT_REPORT,
  SECRETS_RUNTIME,
  // For the health indicator.
  SECRETS_CLOCK,
];
