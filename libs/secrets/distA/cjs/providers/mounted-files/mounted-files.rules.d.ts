import { type OptionRule } from '../../utils/option.rules.js';
/** What the options of mounted files take. */
export declare const MOUNTED_FILES_OPTIONS: OptionRule;
