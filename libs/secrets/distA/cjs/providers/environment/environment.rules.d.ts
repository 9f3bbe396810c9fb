import { type OptionRule } from '../../utils/option.rules.js';
/** What the options of the environment link take. */
export declare const ENVIRONMENT_OPTIONS: OptionRule;
