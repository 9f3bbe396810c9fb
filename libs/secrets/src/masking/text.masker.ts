import { maskFormats } from './format.rules.js';
import { maskByKey } from './key.pass.js';
import type { KeyRule } from './key.rule.js';
import { maskElements } from './markup.pass.js';
import { maskSqlPasswords } from './sql.pass.js';
import { hintsIn } from './text.marks.js';
import { Hint } from './text.hints.js';

/** What masks a line: whose keys, which values, and whether formats count. */
export interface LineRules {
  readonly keyRule: KeyRule;
  readonly formats: boolean;
  maskValues(text: string): string;
}

/** The passes over a line of a log: by key, by value, by format. What is JSON still is afterwards. */
export function maskLine(text: string, rules: LineRules): string {
  // What is hinted at may get less by masks, never more.
  const hints = hintsIn(text);
  const { keyRule } = rules;
  let masked = maskByKey(text, keyRule);
  if ((hints & Hint.Element) !== 0) masked = maskElements(masked, keyRule);
  if ((hints & Hint.Apostrophe) !== 0) masked = maskSqlPasswords(masked);
  masked = rules.maskValues(masked);
  return rules.formats ? maskFormats(masked, hints) : masked;
}
