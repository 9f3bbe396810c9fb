"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.toLinkFailure = toLinkFailure;
exports.invalidAnswer = invalidAnswer;
exports.sameFailureFor = sameFailureFor;
exports.tooLate = tooLate;
exports.asThrown = asThrown;
const error_facts_js_1 = require("../../errors/error-facts.js");
const network_codes_js_1 = require("../../errors/network-codes.js");
const secrets_errors_js_1 = require("../../errors/secrets.errors.js");
const vouched_errors_js_1 = require("../../errors/vouched-errors.js");
const secret_key_js_1 = require("../../keys/secret-key.js");
const TIMEOUT_NAMES = new Set(['TimeoutError', 'AbortError', 'RequestTimeout', 'ConnectTimeoutError']);
const CLASSES = {
    UNAVAILABLE: secrets_errors_js_1.SecretUnavailableError,
    DENIED: secrets_errors_js_1.SecretDeniedError,
    INVALID: secrets_errors_js_1.SecretInvalidError,
    UNCONFIGURED: secrets_errors_js_1.SecretsUnconfiguredError,
    CLOSED: secrets_errors_js_1.SecretsClosedError,
};
/** Turns what a link threw into a failure, or into `undefined` where it says that there is no such secret. */
function toLinkFailure(thrown, provider, key) {
    const code = codeOf(thrown);
    if (code === 'NOT_FOUND')
        return undefined;
    const facts = (0, error_facts_js_1.errorFacts)(networkErrorIn(thrown));
    const vouch = (0, vouched_errors_js_1.vouchOf)(thrown);
    const reason = vouch?.clause ?? (0, error_facts_js_1.describeFacts)(facts);
    if (code !== undefined) {
        const wrongKind = vouch === undefined ? code === 'INVALID' : vouch.wrongKind;
        return failure(troubleOf(code), code, provider, key, reason, wrongKind);
    }
    const passing = TIMEOUT_NAMES.has(facts.className) || (facts.code !== undefined && network_codes_js_1.NETWORK_CODES.has(facts.code));
    return failure(passing ? 'transient' : 'hard', 'UNAVAILABLE', provider, key, reason);
}
/** A link that answered with something that is no secret. */
function invalidAnswer(provider, key, reason) {
    return failure('hard', 'INVALID', provider, key, reason);
}
/** The failure of one key as that of another, which was not asked for because of it. */
function sameFailureFor({ trouble, error, reason, provider }, key) {
    return failure(trouble, error.code, provider, key, reason);
}
/** A link that was still being asked when a reader could wait no longer. */
function tooLate(provider, key) {
    return failure('transient', 'UNAVAILABLE', provider, key, 'no answer yet, from a call that has more time');
}
/** A failure to be thrown again: in a listing, or on the way to a secret through the provider that asked for it. */
function asThrown({ trouble, error, reason, wrongKind }, id) {
    // Why a link is left out does not depend on what it was asked for.
    const isNamed = id !== undefined && trouble !== 'unconfigured';
    const message = isNamed ? `${reason} (for the shared secret ${(0, secret_key_js_1.showKey)(id)})` : reason;
    return (0, vouched_errors_js_1.vouched)(new CLASSES[error.code](message, id === undefined ? {} : { key: id }), { wrongKind });
}
function failure(trouble, code, provider, key, reason, wrongKind = false) {
    const error = new CLASSES[code](`Secret ${(0, secret_key_js_1.showKey)(key)} could not be read from ${provider}: ${reason}`, {
        key,
        provider,
    });
    return { provider, trouble, error, reason, wrongKind };
}
function codeOf(thrown) {
    try {
        if (!(0, secrets_errors_js_1.isSecretsError)(thrown))
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
        const code = (0, error_facts_js_1.errorFacts)(cause).code;
        return code !== undefined && network_codes_js_1.NETWORK_CODES.has(code) ? cause : thrown;
    }
    catch {
        return thrown;
    }
}
