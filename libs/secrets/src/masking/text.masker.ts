import { maskFormats } from './format.rules.js';
import { maskByKey } from './key.pass.js';
import type { KeyRule } from './key.rule.js';

/** What masks a line: whose keys, which values, and whether formats count. */
export interface LineRules {
  readonly keyRule: KeyRule;
  readonly formats: boolean;
  maskValues(text: string): string;
}

/** The three passes over a line of a log. What is JSON still is afterwards. */
export function maskLine(text: string, rules: LineRules): string {
  const masked = rules.maskValues(maskByKey(text, rules.keyRule));
  return rules.formats ? maskFormats(masked) : masked;
}
