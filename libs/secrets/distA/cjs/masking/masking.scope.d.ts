import type { Clock } from '../utils/clock.js';
import { KeyRule } from './key.rule.js';
import type { MaskingOptions } from './masking.options.js';
import { SecretMasker } from './secret.masker.js';
/** The options with their defaults. */
export interface MaskingRules {
    readonly keyRule: KeyRule;
    readonly values: boolean;
    readonly formats: boolean;
    /** What holds in response bodies; all `false` when the interceptor is off. */
    readonly responses: {
        readonly keys: boolean;
        readonly values: boolean;
        readonly tokens: boolean;
    };
}
/** Masking of one application or one service. */
export interface MaskingScope {
    readonly masker: SecretMasker;
    readonly rules: MaskingRules;
    /** Takes a value that the service returned under `key`. Cheap when it is the known one. */
    register(key: string, value: string): void;
    /** Lets go of everything one minute later: what is still being written is still masked. */
    close(): void;
}
/** Opens the masking of one application. Throws `SecretsUnconfiguredError` for a wrong option. */
export declare function openMaskingScope(options?: MaskingOptions, clock?: Clock): MaskingScope;
