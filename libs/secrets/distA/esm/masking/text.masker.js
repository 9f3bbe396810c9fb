import { maskFormats } from './format.rules.js';
import { maskByKey } from './key.pass.js';
import { maskElements } from './markup.pass.js';
import { maskSqlPasswords } from './sql.pass.js';
import { hintsIn } from './text.marks.js';
import { Hint } from './text.hints.js';
/** The passes over a line of a log: by key, by value, by format. What is JSON still is afterwards. */
export function maskLine(text, rules) {
    // What is hinted at may get less by masks, never more.
    const hints = hintsIn(text);
    const { keyRule } = rules;
    let masked = maskByKey(text, keyRule);
    if ((hints & Hint.Element) !== 0)
        masked = maskElements(masked, keyRule);
    if ((hints & Hint.Apostrophe) !== 0)
        masked = maskSqlPasswords(masked);
    masked = rules.maskValues(masked);
    return rules.formats ? maskFormats(masked, hints) : masked;
}
