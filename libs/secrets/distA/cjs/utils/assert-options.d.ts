import { type OptionRule } from './option.rules.js';
/** Throws `SecretsUnconfiguredError` with everything that is wrong with options that were given by hand. */
export declare function assertOptions(name: string, options: unknown, rule: OptionRule, inside?: string): void;
