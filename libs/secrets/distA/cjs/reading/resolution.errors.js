"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.absenceError = absenceError;
const secrets_errors_js_1 = require("../errors/secrets.errors.js");
const secret_key_js_1 = require("../keys/secret-key.js");
// No colon stands right after a key in these sentences: the rule by key would take what follows for its value.
function describeAbsence(resolution, chain) {
    if (resolution.kind === 'failed')
        return `could not be read: ${describeFailures(resolution.failures)}`;
    const leftOut = resolution.leftOut.length > 0 ? `; not asked: ${describeFailures(resolution.leftOut)}` : '';
    return `is in no provider (${chain.join(', ')})${leftOut}`;
}
/** The error for a key that must be there. */
function absenceError(key, resolution, chain) {
    const what = `Secret ${(0, secret_key_js_1.showKey)(key)} ${describeAbsence(resolution, chain)}`;
    if (resolution.kind === 'missing')
        return new secrets_errors_js_1.SecretNotFoundError(what, { key });
    // A secret of the wrong kind stays so, however often it is read: that is no outage.
    const isThere = resolution.failures.every(({ wrongKind }) => wrongKind);
    return isThere ? new secrets_errors_js_1.SecretInvalidError(what, { key }) : new secrets_errors_js_1.SecretUnavailableError(what, { key });
}
function describeFailures(failures) {
    return failures.map(({ provider, reason }) => `${provider}: ${reason}`).join('; ');
}
