import { type DynamicModule } from '@nestjs/common';
import { ApplicationConfig } from '@nestjs/core';
import { SecretsMaskingInterceptor } from './responses/secrets-masking.interceptor.js';
import type { SecretsSetup } from './injection/set-up.check.js';
/**
 * Owns the chain, the service, the boot report and the masking of one application. It is apart from the facade,
 * since a class that has both `forRoot` and `forFeature` would have its providers made twice.
 */
export declare class SecretsCoreModule {
    constructor(config: ApplicationConfig, interceptor: SecretsMaskingInterceptor);
    static setUp(options: DynamicModule, setup: SecretsSetup): DynamicModule;
}
