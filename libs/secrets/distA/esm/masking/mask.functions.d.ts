/** Masks a line of a log with the rules and values of every live application. Never throws. */
export declare function maskLogText(text: string): string;
/** Masks the registered values in a text, nothing else. Never throws. */
export declare function maskValuesInText(text: string): string;
/**
 * A copy of `data` without secrets: by key, the token family included, and by registered value; a string gets
 * the rule by value. `keys` extend the list. Returns `data` itself when nothing had to be masked.
 *
 * @example
 * maskSecrets({ user: 'ann', password: 'x', iban: 'DE00' }, ['iban']);
 * // { user: 'ann', password: '****', iban: '****' }
 */
export declare function maskSecrets<T>(data: T, keys?: (string | RegExp)[]): T;
