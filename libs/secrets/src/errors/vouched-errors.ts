import type { SecretsError } from './secrets.errors.js';

// The message of a link's error may hold a secret, so it is never repeated. The links of this package write
// messages that hold none, and say so here.
const CLAUSES = new WeakMap<object, string>();

/**
 * Marks an error whose message was written by this package: it may be shown. `clause` is the part of it that tells
 * what happened, for whoever names link and key themselves.
 */
export function vouched<E extends SecretsError>(error: E, clause = error.message): E {
  CLAUSES.set(error, clause);
  return error;
}

/** The clause of an error that was written by this package. */
export function vouchedClause(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null ? CLAUSES.get(error) : undefined;
}
