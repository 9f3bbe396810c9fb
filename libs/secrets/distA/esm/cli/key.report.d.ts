import { type SecretsErrorCode } from '../errors/secrets.errors.js';
import type { SecretsService } from '../secrets.service.js';
import type { WantedKey } from './wanted.keys.js';
/**
 * `ok`; `degraded`: answered, but a link before the one that answers is in trouble; `missing`: in no provider;
 * `failed`: that could not be found out; `invalid`: there, but not as it is wanted.
 */
export type KeyState = 'ok' | 'degraded' | 'missing' | 'failed' | 'invalid';
export interface KeyProblem {
    readonly code: SecretsErrorCode;
    readonly message: string;
}
/** What was found out about a key; never its value. */
export interface KeyReport {
    readonly key: string;
    readonly state: KeyState;
    readonly optional: boolean;
    /** The link that answers. */
    readonly provider: string | null;
    readonly versionId: string | null;
    /** Seconds since the link was asked. */
    readonly ageSeconds: number | null;
    readonly problem: KeyProblem | null;
    readonly wantedBy: readonly string[];
}
/** Reads the keys as a boot does, and tells of each what came of it. */
export declare function examine(service: SecretsService, keys: readonly WantedKey[]): Promise<KeyReport[]>;
