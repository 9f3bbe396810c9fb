import { endAround } from './json.skipper.js';
import type { KeyRule } from './key.rule.js';
import { MASK } from './mask.constants.js';
import { TextContext } from './text.context.js';
import type { Edit } from './text.edits.js';
import { edited } from './text.edits.js';

/** An element of XML or HTML that holds something; its name, and its name without a prefix. */
const OPENING_TAG = /<((?:[\w.-]{1,64}:)?([\w.-]{1,64}))(?:(?:\s|\\{1,15}[nrt])[^<>]{0,256})?(?<!\/)>/g;

/** Masks the content of the elements of XML that have the names of secret keys: `<password>x</password>`. */
export function maskElements(text: string, rule: KeyRule): string {
  // A stack holds many `<anonymous>`.
  if (!text.includes('</')) return text;
  const context = new TextContext(text);
  const edits: Edit[] = [];
  OPENING_TAG.lastIndex = 0;
  for (let tag = OPENING_TAG.exec(text); tag !== null; tag = OPENING_TAG.exec(text)) {
    const [, name, own] = tag;
    if (!rule.isSecret(own as string, true)) continue;
    const start = OPENING_TAG.lastIndex;
    const end = context.indexOf(`</${name}>`, start);
    // An element does not reach over the end of the JSON string that it begins in.
    if (end <= start || end > endAround(context, start)) continue;
    edits.push({ start, end, mask: MASK });
    OPENING_TAG.lastIndex = end;
  }
  return edited(text, edits);
}
