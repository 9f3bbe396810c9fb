import type { SecretsError } from './secrets.errors.js';

/** What the link that made an error says of it. */
export interface Vouch {
  /** The part of the message that tells what happened, for whoever names link and key themselves. */
  readonly clause: string;
  /** The secret is there, but not of the kind that was asked for, such as bytes in place of a text. */
  readonly wrongKind: boolean;
}

// The message of a link's error may hold a secret, so it is never repeated. The links of this package write
// messages that hold none, and say so here.
const VOUCHES = new WeakMap<object, Vouch>();

/** Marks an error whose message was written by this package: it may be shown. */
export function vouched<E extends SecretsError>(error: E, vouch: Partial<Vouch> = {}): E {
  VOUCHES.set(error, { clause: error.message, wrongKind: false, ...vouch });
  return error;
}

export function vouchOf(error: unknown): Vouch | undefined {
  return typeof error === 'object' && error !== null ? VOUCHES.get(error) : undefined;
}
