import type { SecretsRuntime } from '../injection/secrets.runtime.js';
import type { SecretsProvider } from '../providers/secrets-provider.interface.js';
import { type Preview } from './application.preview.js';
import type { CliLogger } from './cli.logger.js';
import { type WantedKey } from './wanted.keys.js';
/** What a command is told to look at. */
export interface Subject {
    /** Keys that are named by hand. */
    readonly keys: readonly string[];
    /** `file.js#ExportName` of the application's root module. */
    readonly module?: string | undefined;
}
/** The secrets of an application, or those of the settings alone. */
export interface ApplicationSecrets {
    readonly keys: readonly WantedKey[];
    /** The links as they are set up. */
    readonly chain: readonly SecretsProvider[];
    readonly preview: Preview;
}
/** Finds out which keys are meant, and how the application has set its secrets up; asks no store. */
export declare function lookAt(subject: Subject, logger: CliLogger): Promise<ApplicationSecrets>;
/** The chain of an application; a wrong setting throws. */
export declare function chainOf(runtime: SecretsRuntime): SecretsProvider[];
