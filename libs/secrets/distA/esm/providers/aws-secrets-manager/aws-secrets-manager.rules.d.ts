import { type OptionRule } from '../../utils/option.rules.js';
/** What the options of the AWS link take, alone and together. */
export declare const AWS_OPTIONS: OptionRule;
