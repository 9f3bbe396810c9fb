import { type DynamicModule, Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { lazyList } from './injection/lazy.list.js';
import { secretProviders } from './injection/secret.providers.js';
import type { SecretsSetup } from './injection/set-up.check.js';
import { SecretsLifecycle } from './lifecycle/secrets.lifecycle.js';
import { CORE_EXPORTS, CORE_PROVIDERS } from './secrets-core.providers.js';
import { SECRETS_SETUP } from './secrets.constants.js';
import { type ASYNC_OPTIONS_TYPE, ConfigurableModuleClass } from './secrets.module-definition.js';
import type { SecretsModuleOptions } from './secrets.module-options.js';

/**
 * Owns the options, the chain, the service, the boot report and the masking of one application. It is apart from
 * the facade, since a class that has both `forRoot` and `forFeature` would have its providers made twice.
 */
@Module({ imports: [ConfigModule], providers: [SecretsLifecycle] })
export class SecretsCoreModule extends ConfigurableModuleClass {
  static setUp(options: SecretsModuleOptions, setup: SecretsSetup): DynamicModule {
    return complete(SecretsCoreModule.forRoot(options), setup);
  }

  static setUpAsync(options: typeof ASYNC_OPTIONS_TYPE, setup: SecretsSetup): DynamicModule {
    return complete(SecretsCoreModule.forRootAsync(options), setup);
  }
}

function complete(definition: DynamicModule, setup: SecretsSetup): DynamicModule {
  const own = [
    ...(definition.providers ?? []),
    ...CORE_PROVIDERS,
    { provide: SECRETS_SETUP, useValue: setup },
  ];
  return {
    ...definition,
    global: true,
    providers: lazyList(() => [...own, ...secretProviders()]),
    exports: lazyList(() => [...CORE_EXPORTS, ...secretProviders().map(({ provide }) => provide)]),
  };
}
