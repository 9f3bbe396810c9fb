import type { SecretsSchema } from '../schema/schema.types.js';
import type { SecretsModuleOptions } from '../secrets.module-options.js';
import { type SecretsService } from '../secrets.service.js';
/**
 * The service for code outside DI: the application's while exactly one is up; before that, one made from the
 * settings, which is closed when an application comes up.
 *
 * @throws SecretsUnconfiguredError when several applications are up: which one is meant only they know.
 */
export declare function getSecretsService(): SecretsService;
/**
 * The secret as text, outside DI: in scripts, migrations, a DataSource file.
 *
 * @example
 * const url = await getSecret('DATABASE_URL', 'postgres://localhost/dev');
 */
export declare function getSecret(key: string): Promise<string | undefined>;
export declare function getSecret(key: string, defaultValue: string): Promise<string>;
/** The secret parsed as JSON, outside DI. */
export declare function getSecretJson<T = Record<string, unknown>>(key: string): Promise<T | undefined>;
export declare function getSecretJson<T>(key: string, defaultValue: T): Promise<T>;
/**
 * A service of one's own outside DI, from the settings and these options; close it with `await using` or
 * `[Symbol.asyncDispose]()`. An invalid setting is a `SecretsUnconfiguredError`.
 */
export declare function createSecretsService<S extends SecretsSchema = SecretsSchema>(options?: SecretsModuleOptions & {
    schema?: S;
}): SecretsService<S> & AsyncDisposable;
