import type { KeyRule } from './key.rule.js';
/** Masks in a text what stands after secret keys: `key=value`, `key: value`, JSON, JSON inside of strings. */
export declare function maskByKey(text: string, rule: KeyRule): string;
