import { maskFormats } from './format.rules.js';
import { maskByKey } from './key.pass.js';
import type { KeyRule } from './key.rule.js';
import { maskElements } from './markup.pass.js';
import { maskSqlPasswords } from './sql.pass.js';

/** What masks a line: whose keys, which values, and whether formats count. */
export interface LineRules {
  readonly keyRule: KeyRule;
  readonly formats: boolean;
  maskValues(text: string): string;
}

/** The passes over a line of a log: by key, by value, by format. What is JSON still is afterwards. */
export function maskLine(text: string, rules: LineRules): string {
  const { keyRule } = rules;
  const byKey = maskSqlPasswords(maskElements(maskByKey(text, keyRule), keyRule));
  const masked = rules.maskValues(byKey);
  return rules.formats ? maskFormats(masked) : masked;
}
