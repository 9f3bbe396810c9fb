"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.parseBundle = parseBundle;
exports.fieldOf = fieldOf;
exports.fieldNames = fieldNames;
const secrets_errors_js_1 = require("../../errors/secrets.errors.js");
const vouched_errors_js_1 = require("../../errors/vouched-errors.js");
const json_path_js_1 = require("../../keys/json-path.js");
const stored_secret_js_1 = require("./stored-secret.js");
/** Parses a JSON secret. Throws `SecretInvalidError`, naming the bundle and nothing of its text. */
function parseBundle(id, secret) {
    let parsed;
    try {
        parsed = JSON.parse(secret.value);
    }
    catch {
        parsed = undefined; // the parser's message quotes the text
    }
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
        const { what, details } = (0, stored_secret_js_1.aboutBundle)(id);
        const trouble = `${what} is no JSON object`;
        throw (0, vouched_errors_js_1.vouched)(new secrets_errors_js_1.SecretInvalidError(`AWS Secrets Manager: ${trouble}`, details), { clause: trouble });
    }
    return { fields: parsed, whole: secret };
}
/** The own field of that name as a text secret; `null` is missing, as it is below `key#path`. */
function fieldOf(bundle, key) {
    if (!Object.hasOwn(bundle.fields, key))
        return undefined;
    const value = (0, json_path_js_1.nodeToText)(bundle.fields[key]);
    if (value === undefined)
        return undefined;
    return { ...bundle.whole, value };
}
/** The names of the fields that hold something. */
function fieldNames(bundle) {
    return Object.keys(bundle.fields).filter((key) => fieldOf(bundle, key) !== undefined);
}
