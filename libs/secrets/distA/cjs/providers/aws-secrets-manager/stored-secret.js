"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.PROVIDER = void 0;
exports.aboutKey = aboutKey;
exports.aboutBundle = aboutBundle;
exports.textOf = textOf;
const secrets_errors_js_1 = require("../../errors/secrets.errors.js");
const vouched_errors_js_1 = require("../../errors/vouched-errors.js");
const secret_key_js_1 = require("../../keys/secret-key.js");
/** The name of this link in logs and errors. */
exports.PROVIDER = 'aws-secrets-manager';
/** A read of one key. */
function aboutKey(key) {
    return { what: (0, secret_key_js_1.showKey)(key), details: { key, provider: exports.PROVIDER } };
}
/** A read of a JSON secret for one of its fields. */
function aboutBundle(id) {
    return { what: `the bundle ${(0, secret_key_js_1.showKey)(id)}`, details: { key: id, provider: exports.PROVIDER } };
}
/** Throws `SecretInvalidError` for bytes. */
function textOf(stored, subject) {
    if (typeof stored.content !== 'string') {
        const trouble = 'it is binary, to be read with getSecretBinary()';
        const message = `AWS Secrets Manager: ${trouble}, asked for ${subject.what}`;
        throw (0, vouched_errors_js_1.vouched)(new secrets_errors_js_1.SecretInvalidError(message, subject.details), { clause: trouble, wrongKind: true });
    }
    return { value: stored.content, ...(stored.versionId !== undefined && { versionId: stored.versionId }) };
}
