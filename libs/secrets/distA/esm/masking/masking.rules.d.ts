import { type OptionRule } from '../utils/option.rules.js';
/** What the options of masking take. */
export declare const MASKING_OPTIONS: OptionRule;
