import type { KeyRule } from './key.rule.js';
/** What masks a line: whose keys, which values, and whether formats count. */
export interface LineRules {
    readonly keyRule: KeyRule;
    readonly formats: boolean;
    maskValues(text: string): string;
}
/** The passes over a line of a log: by key, by value, by format. What is JSON still is afterwards. */
export declare function maskLine(text: string, rules: LineRules): string;
