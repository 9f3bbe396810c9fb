import { MASK } from './mask.constants.js';
import type { Hit } from './value.hits.js';
import { mayBreakJson, merge } from './value.hits.js';

/** What takes the place of a piece of a text. */
export interface Edit extends Hit {
  readonly mask: string;
}

/** A hit this close to an edit is looked for once more where that has been made: what stands there may end it. */
const CLOSE = 8;

/** The text after some edits, which are in order. */
export function edited(text: string, edits: readonly Edit[]): string {
  if (edits.length === 0) return text;
  let made = '';
  let done = 0;
  for (const { start, end, mask } of edits) {
    made += text.slice(done, start) + mask;
    done = end;
  }
  return made + text.slice(done);
}

/**
 * Edits and the masks for hits together, in order. Hits that belong to what is taken out anyway are left out;
 * nothing where only the text without that can tell, or where a mask needs quotes.
 */
export function withHits(text: string, edits: readonly Edit[], hits: Hit[]): readonly Edit[] | undefined {
  const all: Edit[] = [];
  let next = 0;
  for (const hit of merge(hits)) {
    let edit = edits[next];
    for (; edit !== undefined && edit.end + CLOSE <= hit.start; edit = edits[++next]) all.push(edit);
    if (edit === undefined || hit.end + CLOSE <= edit.start) {
      if (mayBreakJson(text, hit)) return undefined;
      all.push({ start: hit.start, end: hit.end, mask: MASK });
    } else if (hit.start < edit.start || hit.end > edit.end) {
      return undefined;
    }
  }
  return [...all, ...edits.slice(next)];
}
