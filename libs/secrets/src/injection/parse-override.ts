import { SecretInvalidError } from '../errors/secrets.errors.js';
import { showKey } from '../keys/secret-key.js';

/** A value that a test put in the place of a secret's token: a text is parsed where JSON is wanted. */
export function parseOverride(key: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    throw new SecretInvalidError(`The value that overrides ${showKey(key)} is wanted as JSON and is none`, {
      key,
    });
  }
}
