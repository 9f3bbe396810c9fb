import type { KeyRule } from './key.rule.js';
/** Masks the content of the elements of XML that have the names of secret keys: `<password>x</password>`. */
export declare function maskElements(text: string, rule: KeyRule): string;
