import { type DynamicModule, Inject, Module } from '@nestjs/common';
import { ApplicationConfig } from '@nestjs/core';
import { SecretsMaskingInterceptor } from './responses/secrets-masking.interceptor.js';
import { wrapNestLogger } from './logging/wrap-nest-logger.js';
import { ConfigModule } from '@nestjs/config';
import { BOOT } from './injection/boot.loader.js';
import { lazyList } from './injection/lazy.list.js';
import { secretProviders } from './injection/secret.providers.js';
import type { SecretsRuntime } from './injection/secrets.runtime.js';
import type { SecretsSetup } from './injection/set-up.call.js';
import { CORE_EXPORTS, CORE_PROVIDERS } from './secrets-core.providers.js';
import { SECRETS_RUNTIME, SECRETS_SETUP } from './secrets.constants.js';

/**
 * Owns the chain, the service, the boot report and the masking of one application. It is apart from the facade,
 * since a class that has both `forRoot` and `forFeature` would have its providers made twice.
 */
@Module({
  imports: [ConfigModule],
  providers: CORE_PROVIDERS,
  exports: CORE_EXPORTS,
})
export class SecretsCoreModule {
  constructor(
    @Inject(SECRETS_RUNTIME) runtime: SecretsRuntime,
    @Inject(ApplicationConfig) config: ApplicationConfig,
    @Inject(SecretsMaskingInterceptor) interceptor: SecretsMaskingInterceptor,
  ) {
    runtime.keepOutermost(config, interceptor);
  }

  static setUp(options: DynamicModule, setup: SecretsSetup): DynamicModule {
    // The boot waits for it, and tells when it failed.
    BOOT.get().catch(() => {});
    return {
      module: SecretsCoreModule,
      global: true,
      imports: [options],
      providers: lazyList(() => {
        // Read when Nest scans: the application has set its logger by then, and no factory has run yet.
        wrapNestLogger();
        return [{ provide: SECRETS_SETUP, useValue: setup }, ...secretProviders()];
      }),
      exports: lazyList(() => secretProviders().map(({ provide }) => provide)),
    };
  }
}
