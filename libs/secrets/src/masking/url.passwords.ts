import { MASK } from './mask.constants.js';
import { lengthAt } from './match-at.js';
import type { Edit } from './text.edits.js';
import { edited } from './text.edits.js';

/** Up to where a user and a password may stand. */
const USER = /(?!\[)[^\s"'`<>\\/?#:]{0,1024}:/y;
const PASSWORD = /[^\s"'`<>\\/?#]{0,1024}/y;
const SPOILT_PASSWORD = /[^\s"'`<>\\]{0,256}?(?=:\/\/|[\s"'`<>\\]|$)/y;

/** Masks the password in `scheme://user:password@host`; the user and the host stay. */
export function maskUrlPasswords(text: string): string {
  const edits: Edit[] = [];
  for (let at = text.indexOf('://'); at !== -1; at = text.indexOf('://', at + 3)) {
    const user = lengthAt(USER, text, at + 3);
    if (user === 0) continue;
    const start = at + 3 + user;
    const end = endOfUrlPassword(text, start);
    if (end > start) edits.push({ start, end, mask: MASK });
  }
  return edited(text, edits);
}

/**
 * The last `@` after the colon of a URL, or a place before `start` where there is none, as after a port. Passwords
 * hold others, and even a slash, though no URL may.
 */
export function endOfUrlPassword(text: string, start: number): number {
  const own = text.slice(start, start + lengthAt(PASSWORD, text, start));
  if (own.includes('@') || /^\d{0,5}$/.test(own)) return start + own.lastIndexOf('@');
  const spoilt = text.slice(start, start + lengthAt(SPOILT_PASSWORD, text, start));
  return start + spoilt.lastIndexOf('@');
}
