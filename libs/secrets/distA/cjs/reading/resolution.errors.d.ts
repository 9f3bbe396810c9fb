import { type SecretsError } from '../errors/secrets.errors.js';
import type { Resolution } from './resolution.js';
/** The error for a key that must be there. */
export declare function absenceError(key: string, resolution: Exclude<Resolution, {
    kind: 'value';
}>, chain: string[]): SecretsError;
