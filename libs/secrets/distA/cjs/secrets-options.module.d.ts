import { ConfigurableModuleClass } from './secrets.module-definition.js';
/**
 * Makes the options, apart from the core: the core imports `ConfigModule` bare, and a factory that injects
 * `ConfigService` must get the application's, which waits for its asynchronous `load`.
 */
export declare class SecretsOptionsModule extends ConfigurableModuleClass {
}
