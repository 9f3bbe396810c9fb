import type { LoggerService } from '@nestjs/common';
import type { SecretsRuntime } from '../injection/secrets.runtime.js';
import type { SecretsModuleOptions } from '../secrets.module-options.js';
import type { RootModule } from './application.file.js';
/** How an application has set its secrets up. */
export interface Preview {
    readonly options: SecretsModuleOptions;
    /** What its secrets are made of, anew with each call. */
    makeRuntime(options: SecretsModuleOptions): Promise<SecretsRuntime>;
}
/**
 * Looks at an application without starting it: Nest's preview builds the graph of modules and makes no provider.
 * Only what the options of `SecretsModule` depend on is made, such as `ConfigService`.
 */
export declare function previewApplication(root: RootModule, logger: LoggerService): Promise<Preview>;
