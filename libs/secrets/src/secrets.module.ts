import { type DynamicModule, Module } from '@nestjs/common';
import { assertKeyList } from './keys/secret-key.js';
import { getSecretToken } from './injection/secret.token.js';
import { lazyList } from './injection/lazy.list.js';
import { secretProviders } from './injection/secret.providers.js';
import { ROOT_CALL, type SecretsSetup } from './injection/set-up.call.js';
import { wrapNestLogger } from './logging/wrap-nest-logger.js';
import { SecretsUnconfiguredError } from './errors/secrets.errors.js';
import { SecretsCoreModule } from './secrets-core.module.js';
import { SecretsOptionsModule } from './secrets-options.module.js';
import { SECRETS_FACADE } from './secrets.constants.js';
import type { SecretsModuleAsyncOptions, SecretsModuleOptions } from './secrets.module-options.js';
import { isRecord } from './utils/is-record.js';

/**
 * Sets up the secrets of an application, once, in its root module. Everything it provides is global.
 *
 * @example
 * @Module({ imports: [SecretsModule.forRoot()] })
 * export class AppModule {}
 */
@Module({})
export class SecretsModule {
  /** Sets up with the settings and these options; a wrong one fails the boot with one `SecretsUnconfiguredError`. */
  static forRoot(options: SecretsModuleOptions = {}): DynamicModule {
    return facade(SecretsOptionsModule.forRoot(options));
  }

  /**
   * The same with options that are made by a factory or a class, which may inject what `imports` exports. Throws
   * `SecretsUnconfiguredError` unless it is given exactly one of `useFactory`, `useClass` and `useExisting`.
   *
   * @example
   * SecretsModule.forRootAsync({
   *   inject: [ConfigService],
   *   useFactory: (config: ConfigService) => ({ provider: config.get('STORE') }),
   * })
   */
  static forRootAsync(options: SecretsModuleAsyncOptions): DynamicModule {
    assertOneWay(options);
    return facade(SecretsOptionsModule.forRootAsync(options));
  }

  /**
   * The secrets that classes of a lazily loaded module inject; other modules need nothing. Throws a `TypeError` for what
   * is no list of keys.
   *
   * @example
   * @Module({ imports: [SecretsModule.forFeature(['REPORT_KEY'])] })
   * export class ReportModule {}
   */
  static forFeature(keys: string[]): DynamicModule {
    assertKeyList('SecretsModule.forFeature()', keys);
    for (const key of keys) getSecretToken(key);
    return {
      module: SecretsModule,
      providers: lazyList(() => secretProviders(keys)),
      exports: lazyList(() => secretProviders(keys).map(({ provide }) => provide)),
    };
  }
}

const WAYS = ['useFactory', 'useClass', 'useExisting'] as const;

function assertOneWay(options: unknown): void {
  const given = isRecord(options) ? WAYS.filter((way) => options[way] !== undefined) : [];
  if (given.length === 1) return;
  throw new SecretsUnconfiguredError(
    `SecretsModule.forRootAsync() takes one of ${WAYS.join(', ')}; got ${given.join(' and ') || 'none of them'}`,
  );
}

function facade(options: DynamicModule): DynamicModule {
  // Now, so that what Nest prints when the boot fails is masked too.
  wrapNestLogger();
  const setup: SecretsSetup = { call: ROOT_CALL };
  return {
    module: SecretsModule,
    imports: [SecretsCoreModule.setUp(options, setup)],
    providers: [{ provide: SECRETS_FACADE, useValue: setup }],
  };
}
