"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.PROVIDER = void 0;
exports.isAbsent = isAbsent;
exports.brokenFile = brokenFile;
exports.unreadableFile = unreadableFile;
exports.unwatchable = unwatchable;
const network_codes_js_1 = require("../../errors/network-codes.js");
const secrets_errors_js_1 = require("../../errors/secrets.errors.js");
const vouched_errors_js_1 = require("../../errors/vouched-errors.js");
const secret_key_js_1 = require("../../keys/secret-key.js");
/** The name of this link in logs and errors. */
exports.PROVIDER = 'mounted-files';
const ABSENT = new Set(['ENOENT', 'ENAMETOOLONG']);
const DENIED = new Set(['EACCES', 'EPERM']);
/** What a file system in passing trouble answers, or a process that has too much open; some are on the network. */
const PASSING = new Set([
    ...network_codes_js_1.NETWORK_CODES,
    'EAGAIN',
    'EBUSY',
    'EINTR',
    'EIO',
    'ENOSPC',
    'ENOTCONN',
    'ESTALE',
]);
/** True for the error of a file, or a directory, that is not there. */
function isAbsent(error) {
    return ABSENT.has(codeOf(error));
}
/** Something that is there, but no secret. */
function brokenFile(path, trouble, wrongKind = false) {
    return (0, vouched_errors_js_1.vouched)(new secrets_errors_js_1.SecretInvalidError(`${(0, secret_key_js_1.showKey)(path)} ${trouble}`, { provider: exports.PROVIDER }), {
        wrongKind,
    });
}
/** What the system's refusal to read comes to; an error of this package stays as it is. */
function unreadableFile(path, error) {
    return (0, secrets_errors_js_1.isSecretsError)(error) ? error : systemFailure(`${(0, secret_key_js_1.showKey)(path)} cannot be read`, error);
}
function unwatchable(directory, error) {
    return systemFailure(`${(0, secret_key_js_1.showKey)(directory)} cannot be watched`, error);
}
function systemFailure(trouble, error) {
    const code = codeOf(error);
    const Failure = DENIED.has(code)
        ? secrets_errors_js_1.SecretDeniedError
        : PASSING.has(code)
            ? secrets_errors_js_1.SecretUnavailableError
            : secrets_errors_js_1.SecretInvalidError;
    return (0, vouched_errors_js_1.vouched)(new Failure(`${trouble} (${code})`, { provider: exports.PROVIDER }));
}
function codeOf(error) {
    return error.code ?? 'unknown';
}
