import { describeFacts, errorFacts } from '../../errors/error-facts.js';
import { NETWORK_CODES } from '../../errors/network-codes.js';
import { isSecretsError, SecretDeniedError, SecretInvalidError, SecretsClosedError, SecretsUnconfiguredError, SecretUnavailableError, } from '../../errors/secrets.errors.js';
import { vouched, vouchOf } from '../../errors/vouched-errors.js';
import { showKey } from '../../keys/secret-key.js';
const TIMEOUT_NAMES = new Set(['TimeoutError', 'AbortError', 'RequestTimeout', 'ConnectTimeoutError']);
const CLASSES = {
    UNAVAILABLE: SecretUnavailableError,
    DENIED: SecretDeniedError,
    INVALID: SecretInvalidError,
    UNCONFIGURED: SecretsUnconfiguredError,
    CLOSED: SecretsClosedError,
};
/** Turns what a link threw into a failure, or into `undefined` where it says that there is no such secret. */
export function toLinkFailure(thrown, provider, key) {
    const code = codeOf(thrown);
    if (code === 'NOT_FOUND')
        return undefined;
    const facts = errorFacts(networkErrorIn(thrown));
    const vouch = vouchOf(thrown);
    const reason = vouch?.clause ?? describeFacts(facts);
    if (code !== undefined) {
        const wrongKind = vouch === undefined ? code === 'INVALID' : vouch.wrongKind;
        return failure(troubleOf(code), code, provider, key, reason, wrongKind);
    }
    const passing = TIMEOUT_NAMES.has(facts.className) || (facts.code !== undefined && NETWORK_CODES.has(facts.code));
    return failure(passing ? 'transient' : 'hard', 'UNAVAILABLE', provider, key, reason);
}
/** A link that answered with something that is no secret. */
export function invalidAnswer(provider, key, reason) {
    return failure('hard', 'INVALID', provider, key, reason);
}
/** The failure of one key as that of another, which was not asked for because of it. */
export function sameFailureFor({ trouble, error, reason, provider }, key) {
    return failure(trouble, error.code, provider, key, reason);
}
/** A link that was still being asked when a reader could wait no longer. */
export function tooLate(provider, key) {
    return failure('transient', 'UNAVAILABLE', provider, key, 'no answer yet, from a call that has more time');
}
/** A failure to be thrown again: in a listing, or on the way to a secret through the provider that asked for it. */
export function asThrown({ trouble, error, reason, wrongKind }, id) {
    // Why a link is left out does not depend on what it was asked for.
    const isNamed = id !== undefined && trouble !== 'unconfigured';
    const message = isNamed ? `${reason} (for the shared secret ${showKey(id)})` : reason;
    return vouched(new CLASSES[error.code](message, id === undefined ? {} : { key: id }), { wrongKind });
}
function failure(trouble, code, provider, key, reason, wrongKind = false) {
    const error = new CLASSES[code](`Secret ${showKey(key)} could not be read from ${provider}: ${reason}`, {
        key,
        provider,
    });
    return { provider, trouble, error, reason, wrongKind };
}
function codeOf(thrown) {
    try {
        if (!isSecretsError(thrown))
            return undefined;
        // Another version of this package, or JavaScript, may have codes that are unknown here.
        return thrown.code === 'NOT_FOUND' || Object.hasOwn(CLASSES, thrown.code) ? thrown.code : undefined;
    }
    catch {
        return undefined;
    }
}
function troubleOf(code) {
    if (code === 'UNAVAILABLE')
        return 'transient';
    return code === 'UNCONFIGURED' ? 'unconfigured' : 'hard';
}
// fetch() hides the reason in `cause`: "TypeError: fetch failed".
function networkErrorIn(thrown) {
    try {
        const cause = thrown?.cause;
        const code = errorFacts(cause).code;
        return code !== undefined && NETWORK_CODES.has(code) ? cause : thrown;
    }
    catch {
        return thrown;
    }
}
