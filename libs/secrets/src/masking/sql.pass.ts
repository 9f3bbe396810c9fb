import { endOfInspected } from './json.skipper.js';
import { MASK } from './mask.constants.js';
import { TextContext } from './text.context.js';

const QUOTE = "'";
/** What SQL has before a password, where no sign parts the two. */
const BEFORE =
  /\b(?:IDENTIFIED(?:\s{1,8}WITH\s{1,8}\S{1,64})?\s{1,8}(?:BY|AS)|PASSWORD)(?:\s{1,8}PASSWORD)?\s{1,8}'/gi;

/** Masks the passwords in statements of SQL: `IDENTIFIED BY 'x'`, `PASSWORD 'x'`. */
export function maskSqlPasswords(text: string): string {
  let context: TextContext | undefined;
  let masked = '';
  let done = 0;
  BEFORE.lastIndex = 0;
  while (BEFORE.exec(text) !== null) {
    const start = BEFORE.lastIndex;
    const end = endOfLiteral((context ??= new TextContext(text)), start);
    if (end === undefined || end === start) continue;
    masked += text.slice(done, start) + MASK;
    BEFORE.lastIndex = done = end;
  }
  return masked + text.slice(done);
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
