import type { Edit, Hit } from './text.edits.js';
import { masked, mayBreakJson, merge } from './value.hits.js';

/** A hit this close to an edit is looked for once more where that has been made: what stands there may end it. */
const CLOSE = 8;

/**
 * Edits and the masks for hits together, in order. Hits that belong to what is taken out anyway are left out;
 * nothing where only the text without that can tell, or where a mask needs quotes.
 */
export function withHits(text: string, edits: readonly Edit[], hits: readonly Hit[]): Edit[] | undefined {
  const all: Edit[] = [];
  let next = 0;
  for (const hit of merge(hits)) {
    let edit = edits[next];
    for (; edit !== undefined && edit.end + CLOSE <= hit.start; edit = edits[++next]) all.push(edit);
    if (edit === undefined || hit.end + CLOSE <= edit.start) {
      if (mayBreakJson(text, hit)) return undefined;
      all.push(masked(hit));
    } else if (hit.start < edit.start || hit.end > edit.end) {
      return undefined;
    }
  }
  for (; next < edits.length; next++) all.push(edits[next] as Edit);
  return all;
}
