import { guarded, guardedLine } from './masking.guard.js';
import { sharedMasking } from './masking.handle.js';

const maskSharedLine = (line: string) => sharedMasking().mask(line, 'line');
const maskSharedValues = (body: string) => sharedMasking().mask(body, 'values');

/** Masks a line of a log with the rules and values of every live application. Never throws. */
export function maskLogText(text: string): string {
  return guardedLine(text, maskSharedLine);
}

/** Masks the registered values in a text, nothing else. Never throws. */
export function maskValuesInText(text: string): string {
  return guarded(text, maskSharedValues);
}
