import { describeFacts, errorFacts } from '../../errors/error-facts.js';
import { read } from '../../errors/foreign-error.js';
import { NETWORK_CODES } from '../../errors/network-codes.js';
import {
  isSecretsError,
  SecretDeniedError,
  SecretInvalidError,
  SecretsClosedError,
  type SecretsError,
  type SecretsErrorCode,
  type SecretsErrorDetails,
  SecretsUnconfiguredError,
  SecretUnavailableError,
} from '../../errors/secrets.errors.js';
import { vouched, vouchOf } from '../../errors/vouched-errors.js';
import { showKey } from '../../keys/secret-key.js';

/** `transient` may pass by itself; `hard` needs somebody to act; `unconfigured` counts as not being in the chain. */
export type Trouble = 'transient' | 'hard' | 'unconfigured';

/** "Not found" is an answer, no failure. */
type FailureCode = Exclude<SecretsErrorCode, 'NOT_FOUND'>;

/** A link that could not answer, in words that are safe to show; what was thrown is gone. */
export interface LinkFailure {
  readonly provider: string;
  readonly key: string;
  readonly trouble: Trouble;
  readonly code: FailureCode;
  /** One clause for reports: what happened, without link and key. */
  readonly reason: string;
  /** The secret is there, but not of the kind that was asked for: that is no outage. */
  readonly wrongKind: boolean;
}

const TIMEOUT_NAMES = new Set(['TimeoutError', 'AbortError', 'RequestTimeout', 'ConnectTimeoutError']);

type ErrorClass = new (message: string, details: SecretsErrorDetails) => SecretsError;

const CLASSES: Record<FailureCode, ErrorClass> = {
  UNAVAILABLE: SecretUnavailableError,
  DENIED: SecretDeniedError,
  INVALID: SecretInvalidError,
  UNCONFIGURED: SecretsUnconfiguredError,
  CLOSED: SecretsClosedError,
};

/** Turns what a link threw into a failure, or into `undefined` where it says that there is no such secret. */
export function toLinkFailure(thrown: unknown, provider: string, key: string): LinkFailure | undefined {
  const code = codeOf(thrown);
  if (code === 'NOT_FOUND') return undefined;
  const facts = errorFacts(networkErrorIn(thrown));
  const vouch = vouchOf(thrown);
  const reason = vouch?.clause ?? describeFacts(facts);
  if (code !== undefined) {
    const wrongKind = vouch === undefined ? code === 'INVALID' : vouch.wrongKind;
    return { provider, key, trouble: troubleOf(code), code, reason, wrongKind };
  }
  const passing =
    TIMEOUT_NAMES.has(facts.className) || (facts.code !== undefined && NETWORK_CODES.has(facts.code));
  return {
    provider,
    key,
    trouble: passing ? 'transient' : 'hard',
    code: 'UNAVAILABLE',
    reason,
    wrongKind: false,
  };
}

/** A link that answered with something that is no secret. */
export function invalidAnswer(provider: string, key: string, reason: string): LinkFailure {
  return { provider, key, trouble: 'hard', code: 'INVALID', reason, wrongKind: false };
}

/** The failure of one key as that of another, which was not asked for because of it. */
export function sameFailureFor(failure: LinkFailure, key: string): LinkFailure {
  return { ...failure, key, wrongKind: false };
}

/** A link that was still being asked when a reader could wait no longer. */
export function tooLate(provider: string, key: string): LinkFailure {
  const reason = 'no answer yet, from a call that has more time';
  return { provider, key, trouble: 'transient', code: 'UNAVAILABLE', reason, wrongKind: false };
}

/** The error for who wanted the secret: a new one each time, with a stack of its own. */
export function failureError({ provider, key, code, reason }: LinkFailure): SecretsError {
  return new CLASSES[code](`Secret ${showKey(key)} could not be read from ${provider}: ${reason}`, {
    key,
    provider,
  });
}

/** The error for who wanted a list of what the link has. */
export function listError({ provider, code, reason }: LinkFailure): SecretsError {
  return new CLASSES[code](`${provider} could not list: ${reason}`, { provider });
}

/** A failure to be thrown again: in a listing, or on the way to a secret through the provider that asked for it. */
export function asThrown({ trouble, code, reason, wrongKind }: LinkFailure, id?: string): SecretsError {
  // Why a link is left out does not depend on what it was asked for.
  const isNamed = id !== undefined && trouble !== 'unconfigured';
  const message = isNamed ? `${reason} (for the shared secret ${showKey(id)})` : reason;
  return vouched(new CLASSES[code](message, id === undefined ? {} : { key: id }), { wrongKind });
}

function codeOf(thrown: unknown): SecretsErrorCode | undefined {
  const code = isSecretsError(thrown) ? read(thrown, 'code') : undefined;
  // Another version of this package, or JavaScript, may have codes that are unknown here.
  return code === 'NOT_FOUND' || isFailureCode(code) ? code : undefined;
}

function isFailureCode(code: unknown): code is FailureCode {
  return typeof code === 'string' && Object.hasOwn(CLASSES, code);
}

function troubleOf(code: FailureCode): Trouble {
  if (code === 'UNAVAILABLE') return 'transient';
  return code === 'UNCONFIGURED' ? 'unconfigured' : 'hard';
}

// fetch() hides the reason in `cause`: "TypeError: fetch failed".
function networkErrorIn(thrown: unknown): unknown {
  const cause = read(thrown, 'cause');
  const { code } = errorFacts(cause);
  return code !== undefined && NETWORK_CODES.has(code) ? cause : thrown;
}
