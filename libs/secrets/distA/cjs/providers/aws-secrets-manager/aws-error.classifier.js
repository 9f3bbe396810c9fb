"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.classifyAwsError = classifyAwsError;
exports.nameSubject = nameSubject;
exports.isExpiredCredentials = isExpiredCredentials;
const secrets_errors_js_1 = require("../../errors/secrets.errors.js");
const vouched_errors_js_1 = require("../../errors/vouched-errors.js");
const foreign_error_js_1 = require("../../errors/foreign-error.js");
const aws_error_names_js_1 = require("./aws-error.names.js");
/**
 * Turns what the SDK threw into an error of this package, or into `undefined` for "no such secret". Only name, code and request
 * id are copied: messages, causes and `$response` may hold the secret or the session token.
 *
 * @param what names what was asked, such as `"API_KEY"` or `the list of secrets`.
 */
function classifyAwsError(error, what, details) {
    const own = asOwnError(error);
    if (own)
        return own;
    const name = (0, foreign_error_js_1.nameOf)(error);
    const code = codeOf(error);
    const status = (0, foreign_error_js_1.read)((0, foreign_error_js_1.read)(error, '$metadata'), 'httpStatusCode');
    if (name === 'ResourceNotFoundException' || isMarkedForDeletion(error))
        return undefined;
    const failed = (Failure, trouble) => {
        const clause = `${trouble} (${traceOf(error, name, code)})`;
        return (0, vouched_errors_js_1.vouched)(new Failure(`AWS Secrets Manager: ${clause}, asked for ${what}`, details), { clause });
    };
    if (isDenied(name, code))
        return failed(secrets_errors_js_1.SecretDeniedError, 'refused');
    if (code !== undefined && aws_error_names_js_1.AWS_ERROR_NAMES.certificate.has(code)) {
        return failed(secrets_errors_js_1.SecretDeniedError, 'its certificate is not trusted');
    }
    if (aws_error_names_js_1.AWS_ERROR_NAMES.credentials.has(name) || isSetUpMessage(error)) {
        return failed(secrets_errors_js_1.SecretsUnconfiguredError, 'no AWS credentials or region that work');
    }
    if (isTransient(name, code, status))
        return failed(secrets_errors_js_1.SecretUnavailableError, 'no answer now');
    if (status === 401 || status === 403)
        return failed(secrets_errors_js_1.SecretDeniedError, 'refused');
    return failed(secrets_errors_js_1.SecretInvalidError, 'an answer or a request that is not valid');
}
/** A deadline or a missing SDK does not know what was asked: such an error of this package is told. */
function nameSubject(error, what, details) {
    const own = asOwnError(error);
    if (!own || own.provider !== undefined)
        return error;
    const message = `AWS Secrets Manager: ${own.message}, asked for ${what}`;
    const clause = (0, vouched_errors_js_1.vouchOf)(own)?.clause ?? own.message;
    if (own.code === 'UNAVAILABLE')
        return (0, vouched_errors_js_1.vouched)(new secrets_errors_js_1.SecretUnavailableError(message, details), { clause });
    if (own.code === 'UNCONFIGURED')
        return (0, vouched_errors_js_1.vouched)(new secrets_errors_js_1.SecretsUnconfiguredError(message, details), { clause });
    return error;
}
/** True for credentials that have run out, which a new client may replace. */
function isExpiredCredentials(error) {
    return aws_error_names_js_1.AWS_ERROR_NAMES.expired.has((0, foreign_error_js_1.nameOf)(error));
}
function asOwnError(error) {
    try {
        return (0, secrets_errors_js_1.isSecretsError)(error) ? error : undefined;
    }
    catch {
        return undefined; // a revoked proxy has no prototype to look at
    }
}
function codeOf(error) {
    // Several addresses were tried, or a handler built on fetch wrapped the error of the socket.
    const candidates = [error, (0, foreign_error_js_1.read)(error, 'cause'), (0, foreign_error_js_1.read)((0, foreign_error_js_1.read)(error, 'errors'), '0')];
    for (const candidate of candidates) {
        const code = (0, foreign_error_js_1.identifier)((0, foreign_error_js_1.read)(candidate, 'code'));
        if (code !== undefined)
            return code;
    }
    return undefined;
}
/** The same exception means other things too, and only its message tells which. */
function isMarkedForDeletion(error) {
    if ((0, foreign_error_js_1.nameOf)(error) !== 'InvalidRequestException')
        return false;
    const message = (0, foreign_error_js_1.read)(error, 'message');
    return (typeof message === 'string' && /\b(?:marked|scheduled) (?:as |for )?delet(?:ed|ion)\b/i.test(message));
}
/** The SDK throws a plain `Error` for these. */
function isSetUpMessage(error) {
    const message = (0, foreign_error_js_1.read)(error, 'message');
    return (typeof message === 'string' &&
        /^(?:Region is missing|Resolved credential object is not valid)/.test(message));
}
function isDenied(name, code) {
    const { denied, expired } = aws_error_names_js_1.AWS_ERROR_NAMES;
    return [name, code].some((one) => one !== undefined && (one.startsWith('AccessDenied') || denied.has(one) || expired.has(one)));
}
function isTransient(name, code, status) {
    if (status === 408 || status === 429 || (typeof status === 'number' && status >= 500))
        return true;
    return [name, code].some((one) => one !== undefined && (aws_error_names_js_1.AWS_ERROR_NAMES.transient.has(one) || aws_error_names_js_1.AWS_ERROR_NAMES.network.has(one)));
}
function traceOf(error, name, code) {
    const requestId = (0, foreign_error_js_1.read)((0, foreign_error_js_1.read)(error, '$metadata'), 'requestId');
    const known = typeof requestId === 'string' && /^[\w-]{1,64}$/.test(requestId);
    return [name, code, known ? `request ${requestId}` : undefined]
        .filter((part) => part !== undefined)
        .join(', ');
}
