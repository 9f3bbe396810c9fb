import { endAround, endOfInspected } from './json.skipper.js';
import type { KeyRule } from './key.rule.js';
import { MASK } from './mask.constants.js';
import { TextContext } from './text.context.js';
import type { Edit } from './text.edits.js';
import { edited } from './text.edits.js';

const QUOTE = "'";
/** What SQL has before a password, where no sign parts the two, or one that stands behind another name. */
const BEFORE = new RegExp(
  [
    String.raw`\b(?:IDENTIFIED(?:\s{1,8}WITH\s{1,8}\S{1,64})?\s{1,8}(?:BY|AS)|PASSWORD)(?:\s{1,8}PASSWORD)?\s{1,8}'`,
    String.raw`\bPASSWORD\s{1,8}FOR\s{1,8}\S{1,128}?\s{0,8}=\s{0,8}(?:PASSWORD\s?\()?'`,
  ].join('|'),
  'gi',
);

/** What PostgreSQL says of a row that a constraint does not allow, and what may follow such a row. */
const COLUMNS = /\bKey \(([^=()]{1,256})\)=\(/g;
const AFTER_ROW = /\) (?:already exists|conflicts with|is (?:not present|still referenced|duplicated))/g;
const LONGEST_ROW = 1024;

/** Masks the passwords in statements of SQL: `IDENTIFIED BY 'x'`, `PASSWORD 'x'`. */
export function maskSqlPasswords(text: string): string {
  let context: TextContext | undefined;
  const edits: Edit[] = [];
  BEFORE.lastIndex = 0;
  while (BEFORE.exec(text) !== null) {
    const start = BEFORE.lastIndex;
    const end = endOfLiteral((context ??= new TextContext(text)), start);
    if (end === undefined || end === start) continue;
    edits.push({ start, end, mask: MASK });
    BEFORE.lastIndex = end;
  }
  return edited(text, edits);
}

/** Two quotes are one in the text. */
function endOfLiteral(context: TextContext, start: number): number | undefined {
  const level = context.levelAt(start);
  let stop = endOfInspected(context, start, QUOTE, level);
  while (stop.closed && context.text[stop.end + 1] === QUOTE) {
    stop = endOfInspected(context, stop.end + 2, QUOTE, level);
  }
  return stop.closed ? stop.end : undefined;
}

/** Masks the values of secret columns, with those of the others: `Key (token)=(x) already exists.` */
export function maskSqlDetails(text: string, rule: KeyRule): string {
  const context = new TextContext(text);
  const edits: Edit[] = [];
  let after = -1;
  COLUMNS.lastIndex = 0;
  for (let row = COLUMNS.exec(text); row !== null; row = COLUMNS.exec(text)) {
    const [, names = ''] = row;
    if (!names.split(',').some((name) => rule.isSecret(name, true))) continue;
    const start = COLUMNS.lastIndex;
    if (after < start) after = indexOfMatch(AFTER_ROW, text, start);
    const end = Math.min(endOfRow(context, start, after), endAround(context, start));
    if (end === start) continue;
    edits.push({ start, end, mask: MASK });
    COLUMNS.lastIndex = end;
  }
  return edited(text, edits);
}

/** Values hold brackets, too. In other languages the first one ends a row. */
function endOfRow(context: TextContext, start: number, after: number): number {
  const { text } = context;
  if (after - start <= LONGEST_ROW && !text.slice(start, after).includes(')=(')) return after;
  const end = context.indexOf(')', start);
  return end === -1 ? text.length : end;
}

function indexOfMatch(expression: RegExp, text: string, from: number): number {
  expression.lastIndex = from;
  return expression.exec(text)?.index ?? Infinity;
}
