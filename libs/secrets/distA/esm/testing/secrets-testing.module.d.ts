import { type DynamicModule } from '@nestjs/common';
/**
 * Secrets for a test of single modules: everything that `SecretsModule.forRoot()` provides, over these values
 * alone, with no environment, file or network.
 *
 * @example
 * Test.createTestingModule({ imports: [SecretsTestingModule.forTest({ API_KEY: 'a value for the test' })] })
 */
export declare class SecretsTestingModule {
    static forTest(secrets: Record<string, string>): DynamicModule;
}
