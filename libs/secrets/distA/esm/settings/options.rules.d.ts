import { type OptionRule } from '../utils/option.rules.js';
/** What `SecretsModule.forRoot()` takes: what TypeScript cannot know of JavaScript, of files and of casts. */
export declare const MODULE_OPTIONS: OptionRule;
