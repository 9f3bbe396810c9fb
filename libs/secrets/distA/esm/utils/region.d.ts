import type { OptionRule } from './option.rules.js';
/** Whether a text can be the name of an AWS region, which becomes a part of a host name. */
export declare function isRegion(text: unknown): text is string;
export declare const REGION: OptionRule;
