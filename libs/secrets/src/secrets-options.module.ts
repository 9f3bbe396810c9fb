import { Module } from '@nestjs/common';
import { ConfigurableModuleClass, MODULE_OPTIONS_TOKEN } from './secrets.module-definition.js';

/**
 * Makes the options, apart from the core: the core imports `ConfigModule` bare, and a factory that injects
 * `ConfigService` must get the application's, which waits for its asynchronous `load`.
 */
@Module({ exports: [MODULE_OPTIONS_TOKEN] })
export class SecretsOptionsModule extends ConfigurableModuleClass {}
