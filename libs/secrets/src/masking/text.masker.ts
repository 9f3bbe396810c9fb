import { maskFormats } from './format.rules.js';
import { findByKey } from './key.pass.js';
import type { KeyRule } from './key.rule.js';
import { maskElements } from './markup.pass.js';
import { maskSqlDetails, maskSqlPasswords } from './sql.pass.js';
import { withHits } from './line.edits.js';
import type { Edit, Hit } from './text.edits.js';
import { edited } from './text.edits.js';
import { marksOf } from './text.marks.js';
import * as Hint from './hint.kinds.js';
import type { ValueRegistry } from './value.registry.js';

/** What masks a line: whose keys, which values, and whether formats count. */
export interface LineRules {
  readonly keyRule: KeyRule;
  readonly formats: boolean;
  /** Where the values are known themselves, and not only somebody who masks them. */
  readonly values?: ValueRegistry;
  maskValues(text: string): string;
}

const NONE: readonly Edit[] = [];

/** The rules over a line of a log: by key, by value, by format. What is JSON still is afterwards. */
export function maskLine(text: string, rules: LineRules): string {
  const { keyRule, values } = rules;
  const marks = marksOf(text, keyRule.tails, values?.table());
  const { edits = NONE, hints } = findByKey(text, marks, keyRule);
  const masked =
    byRareKeys(text, edits, hints, rules) ??
    atOnce(text, edits, marks.hits, values) ??
    rules.maskValues(edited(text, edits));
  return rules.formats && hints !== 0 ? maskFormats(masked, hints) : masked;
}

/** Three forms of keys and values that few texts have; nothing where this one has none. */
function byRareKeys(
  text: string,
  edits: readonly Edit[],
  hints: number,
  rules: LineRules,
): string | undefined {
  if ((hints & (Hint.ELEMENT | Hint.APOSTROPHE | Hint.COLUMNS)) === 0) return undefined;
  const before = edited(text, edits);
  let masked = before;
  if ((hints & Hint.ELEMENT) !== 0) masked = maskElements(masked, rules.keyRule);
  if ((hints & Hint.APOSTROPHE) !== 0) masked = maskSqlPasswords(masked);
  if ((hints & Hint.COLUMNS) !== 0) masked = maskSqlDetails(masked, rules.keyRule);
  return masked === before ? undefined : rules.maskValues(masked);
}

/** Edits and hits together; nothing where a mask may make a hit of what was none, or where nobody has looked for hits. */
function atOnce(
  text: string,
  edits: readonly Edit[],
  hits: Hit[] | undefined,
  values: ValueRegistry | undefined,
): string | undefined {
  if (values === undefined) return undefined;
  if (hits === undefined && edits.length === 0) return text;
  if (values.mayFindMore) return undefined;
  const all = hits === undefined ? edits : withHits(text, edits, hits);
  return all && edited(text, all);
}
