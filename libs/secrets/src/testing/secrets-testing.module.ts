import { type DynamicModule, Module } from '@nestjs/common';
import { TEST_CALL, type SecretsSetup } from '../injection/set-up.call.js';
import { wrapNestLogger } from '../logging/wrap-nest-logger.js';
import { SECRETS_FACADE } from '../secrets.constants.js';
import { SecretsOptionsModule } from '../secrets-options.module.js';
import { SecretsCoreModule } from '../secrets-core.module.js';
import { InMemorySecretsProvider } from './in-memory-secrets.provider.js';

/**
 * Secrets for a test of single modules: everything that `SecretsModule.forRoot()` provides, over these values
 * alone, with no environment, file or network.
 *
 * @example
 * Test.createTestingModule({ imports: [SecretsTestingModule.forTest({ API_KEY: 'a value for the test' })] })
 */
@Module({})
export class SecretsTestingModule {
  /** Beside `SecretsModule.forRoot()` it fails the boot, with the line that is to be written in its place. */
  static forTest(secrets: Record<string, string>): DynamicModule {
    wrapNestLogger();
    const setup: SecretsSetup = { call: TEST_CALL };
    const options = SecretsOptionsModule.forRoot({ chain: [new InMemorySecretsProvider(secrets)] });
    return {
      module: SecretsTestingModule,
      imports: [SecretsCoreModule.setUp(options, setup)],
      providers: [{ provide: SECRETS_FACADE, useValue: setup }],
    };
  }
}
