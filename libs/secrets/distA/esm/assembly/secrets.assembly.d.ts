import type { MaskingScope } from '../masking/index.js';
import { type SecretsLog } from '../providers/chain/link-health.js';
import type { SecretsProvider } from '../providers/secrets-provider.interface.js';
import type { SecretsSchema } from '../schema/schema.types.js';
import { SecretsService } from '../secrets.service.js';
import { type SecretsSettings } from '../settings/secrets.settings.js';
import type { Clock } from '../utils/clock.js';
/** What the parts of a service share. */
export interface AssemblyParts {
    readonly settings: SecretsSettings;
    readonly scope: MaskingScope;
    readonly output: SecretsLog;
    readonly clock: Clock;
    readonly schema?: SecretsSchema | undefined;
    /** Uniform in [0, 1). */
    readonly random: () => number;
}
/** Puts the links, the cache and the reader of a chain together; asks no link. */
export declare function assembleService<S extends SecretsSchema>(chain: readonly SecretsProvider[], parts: AssemblyParts): SecretsService<S>;
