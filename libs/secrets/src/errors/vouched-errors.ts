import type { SecretsError } from './secrets.errors.js';

// The message of a link's error may hold a secret, so it is never repeated. The links of this package write
// messages that hold none, and say so here.
const VOUCHED = new WeakSet<object>();

/** Marks an error whose message was written by this package: it may be shown. */
export function vouched<E extends SecretsError>(error: E): E {
  VOUCHED.add(error);
  return error;
}

export function isVouched(error: unknown): boolean {
  return typeof error === 'object' && error !== null && VOUCHED.has(error);
}
