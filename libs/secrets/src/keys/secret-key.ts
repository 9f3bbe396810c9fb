import { showOption } from '../utils/option.rules.js';

const LONGEST_KEY = 512;
// eslint-disable-next-line no-control-regex -- control characters are exactly what is looked for
const PLAIN_KEY = /^[^\u0000-\u001f\u007f-\u009f#]{1,512}$/;
// eslint-disable-next-line no-control-regex -- as above
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;

/** A key as the stores know it, and the path below it, if the caller wrote `key#path`. */
export interface SecretKey {
  readonly base: string;
  readonly path: string | undefined;
}

/** True for a valid key without a path: the test of the hot path. */
export function isPlainKey(key: unknown): key is string {
  return typeof key === 'string' && PLAIN_KEY.test(key);
}

/**
 * Splits `key#path` at the first `#`.
 *
 * @throws TypeError for what is no key, before any link is asked.
 */
export function parseSecretKey(key: unknown): SecretKey {
  if (isPlainKey(key)) return { base: key, path: undefined };
  if (typeof key !== 'string') {
    throw new TypeError(`A secret's key must be a string, got ${key === null ? 'null' : typeof key}`);
  }
  if (key === '') throw new TypeError("A secret's key must not be empty");
  if (key.length > LONGEST_KEY) {
    throw new TypeError(
      `A secret's key may have ${LONGEST_KEY} characters, got ${key.length}: ${showKey(key)}`,
    );
  }
  if (CONTROL.test(key)) {
    throw new TypeError(`A secret's key must hold no control characters, got ${showKey(key)}`);
  }
  const split = key.indexOf('#');
  const base = key.slice(0, split);
  const path = key.slice(split + 1);
  if (base === '' || path === '') {
    throw new TypeError(`Both sides of the # in a secret's key must be filled, got ${showKey(key)}`);
  }
  return { base, path };
}

/** @throws TypeError for what is no list, such as one key; the keys in it are for whoever reads them to check. */
export function assertKeyList(method: string, keys: unknown): asserts keys is readonly string[] {
  if (!Array.isArray(keys)) throw new TypeError(`${method} takes a list of keys; got ${showOption(keys)}`);
}

const LONGEST_SHOWN = 128;

/** A key for a log line or an error: quoted as JSON, so that it cannot forge a line, and cut at 128 characters. */
export function showKey(key: string): string {
  return JSON.stringify(cutKey(key));
}

/** A key as it goes to whoever must not be flooded by it. */
export function cutKey(key: string): string {
  return key.length > LONGEST_SHOWN ? `${key.slice(0, LONGEST_SHOWN)}…` : key;
}
