import { maskLogText } from '../masking/index.js';

const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A text of somebody else on one line of a terminal: what could move the cursor or turn the line around is replaced. */
export function plain(text: string): string {
  return text.replace(UNPRINTABLE, '\uFFFD');
}

/** What was thrown, as lines for a person: masked as in a log, since an application's own errors may quote a secret. */
export function describeThrown(thrown: unknown): string {
  const { name, message } = thrown instanceof Error ? thrown : { name: typeof thrown, message: '' };
  const text = message === '' ? name : message;
  return maskLogText(text).split(/\r?\n/).map(plain).join('\n');
}
