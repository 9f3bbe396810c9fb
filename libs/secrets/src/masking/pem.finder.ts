import { lengthAt } from './match-at.js';
import type { Edit } from './text.edits.js';
import { edited } from './text.edits.js';

const BEGIN = '-----BEGIN ';
const PRIVATE = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/y;
/** Up to its last line, which the text may be cut in; neither another key nor the end of a JSON string stands between. */
const WHOLE =
  /-----BEGIN (?:[^"-]|-(?!----(?:BEGIN|END) )){0,16384}-----END (?:[A-Z0-9 ]{0,40}(?:-{1,5}|(?=$|\\{0,15}")))?/y;
/** As much of it as there is in a text that was cut; only its last line is a short one. */
const CUT =
  /-----BEGIN (?:[A-Z0-9 ]{0,40}-----(?:(?:\\{1,15}[nr]|[\s'+]){0,60}(?:[A-Za-z0-9+/=]{16,16384}|[A-Za-z0-9+/=]{1,15}(?=$|\\{0,15}"))){0,1024})?/y;

/** The end of what begins as PEM at `from`. */
export function endOfPem(text: string, from: number): number {
  return from + (lengthAt(WHOLE, text, from) || lengthAt(CUT, text, from));
}

/** Puts `mask` where private keys stand. */
export function maskPrivateKeys(text: string, mask: string): string {
  const edits: Edit[] = [];
  for (let at = text.indexOf(BEGIN); at !== -1; at = text.indexOf(BEGIN, at)) {
    if (lengthAt(PRIVATE, text, at) === 0) {
      at += BEGIN.length;
      continue;
    }
    const end = endOfPem(text, at);
    edits.push({ start: at, end, mask });
    at = end;
  }
  return edited(text, edits);
}
