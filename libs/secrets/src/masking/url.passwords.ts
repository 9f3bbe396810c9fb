import { MASK } from './mask.constants.js';
import { lengthAt } from './match-at.js';

/** Up to where a user and a password may stand. */
const AUTHORITY = /[^\s"'`<>\\/?#]{0,1024}/y;
const SPOILT_PASSWORD = /[^\s"'`<>\\]{0,256}?(?=:\/\/|[\s"'`<>\\]|$)/y;

/** Masks the password in `scheme://user:password@host`; the user and the host stay. */
export function maskUrlPasswords(text: string): string {
  let masked = '';
  let done = 0;
  for (let at = text.indexOf('://'); at !== -1; at = text.indexOf('://', at + 3)) {
    const from = at + 3;
    const authority = text.slice(from, from + lengthAt(AUTHORITY, text, from));
    const colon = authority.indexOf(':');
    if (colon === -1 || authority.startsWith('[')) continue;
    const start = from + colon + 1;
    const end = endOfPassword(text, start, from + authority.length);
    if (end <= start) continue;
    masked += text.slice(done, start) + MASK;
    done = end;
  }
  return masked + text.slice(done);
}

/** The last `@`, or before `start` where there is none, as after a port. Passwords hold others, and even a slash, though no URL may. */
function endOfPassword(text: string, start: number, end: number): number {
  const own = text.slice(start, end);
  if (own.includes('@') || /^\d{0,5}$/.test(own)) return start + own.lastIndexOf('@');
  const spoilt = text.slice(start, start + lengthAt(SPOILT_PASSWORD, text, start));
  return start + spoilt.lastIndexOf('@');
}
