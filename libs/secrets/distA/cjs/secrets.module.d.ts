import { type DynamicModule } from '@nestjs/common';
import type { SecretsModuleAsyncOptions } from './secrets.module-options.js';
import type { SecretsModuleOptions } from './secrets.module-options.js';
/**
 * Sets up the secrets of an application, once, in its root module. Everything it provides is global.
 *
 * @example
 * @Module({ imports: [SecretsModule.forRoot()] })
 * export class AppModule {}
 */
export declare class SecretsModule {
    /** Sets up with the settings and these options; a wrong one fails the boot with one error. */
    static forRoot(options?: SecretsModuleOptions): DynamicModule;
    /** The same with options that are made by a factory or a class, which may inject what `imports` exports. */
    static forRootAsync(options: SecretsModuleAsyncOptions): DynamicModule;
    /** The secrets that classes of a lazily loaded module inject; other modules need nothing. */
    static forFeature(keys: string[]): DynamicModule;
}
