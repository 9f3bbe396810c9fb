import type { KeyRule } from './key.rule.js';
/** What of a secret's value is searched for: the whole, and of a JSON secret the fields that look secret. */
export declare function textsToFind(key: string, value: string, keyRule: KeyRule, excluded: ReadonlySet<string>): string[];
