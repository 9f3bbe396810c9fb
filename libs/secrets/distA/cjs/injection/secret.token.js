"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.getSecretToken = getSecretToken;
exports.tokenOf = tokenOf;
exports.refTokenOf = refTokenOf;
exports.requestOf = requestOf;
exports.knownTokens = knownTokens;
const secret_key_js_1 = require("../keys/secret-key.js");
const process_wide_js_1 = require("../utils/process-wide.js");
const table = (0, process_wide_js_1.processWide)('tokens', () => ({ requests: new Map() }));
/**
 * The injection token of a secret: for factories (`inject: [getSecretToken('API_KEY')]`), and for tests, where
 * overriding it decides the secret for every class that wants it, in any form.
 *
 * @example
 * builder.overrideProvider(getSecretToken('API_KEY')).useValue('a value for the test')
 */
function getSecretToken(key) {
    return tokenOf(key, {});
}
/** The token of a variant. The first part of a name tells variants from keys, whatever characters a key has. */
function tokenOf(key, options) {
    (0, secret_key_js_1.parseSecretKey)(key);
    const json = options.json === true;
    const hasDefault = Object.hasOwn(options, 'default') && options.default !== undefined;
    const optional = options.optional === true || hasDefault;
    return record({ key, json, optional, hasDefault, default: options.default, ref: false });
}
/** The token of a reference to a secret. */
function refTokenOf(key) {
    (0, secret_key_js_1.parseSecretKey)(key);
    return record({ ...baseOf(key), ref: true });
}
function baseOf(key) {
    return { key, json: false, optional: false, hasDefault: false, default: undefined, ref: false };
}
function record(request) {
    // With its base token, which a test may resolve or override whatever variant the application injects.
    for (const one of [baseOf(request.key), request]) {
        if (!table.requests.has(nameOf(one)))
            table.requests.set(nameOf(one), one);
    }
    return nameOf(request);
}
/** What a token stands for, or `undefined` if it is none of ours. */
function requestOf(token) {
    return typeof token === 'string' ? table.requests.get(token) : undefined;
}
/** The tokens that anything in this process has named so far, all or those of some keys. */
function knownTokens(keys) {
    const all = [...table.requests];
    return keys === undefined ? all : all.filter(([, { key }]) => keys.includes(key));
}
function nameOf({ key, json, optional, hasDefault, default: fallback, ref }) {
    const marks = [
        ...(ref ? ['ref'] : []),
        ...(json ? ['json'] : []),
        ...(hasDefault ? [`default ${ordinalOf(fallback)}`] : optional ? ['optional'] : []),
    ];
    return marks.length === 0 ? `SECRET(${key})` : `SECRET:${marks.join(':')}(${key})`;
}
const defaults = (0, process_wide_js_1.processWide)('defaults', () => ({ list: [] }));
// A default is named by its place in a list: it may be an object, and it is nobody's business in an error.
function ordinalOf(value) {
    const found = defaults.list.findIndex((known) => Object.is(known, value));
    return found >= 0 ? found : defaults.list.push(value) - 1;
}
