"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.toSecretValue = toSecretValue;
exports.toAnswers = toAnswers;
exports.toKeys = toKeys;
exports.toJson = toJson;
exports.toBinary = toBinary;
exports.textOf = textOf;
const shared_read_js_1 = require("../shared-read.js");
const MISSING = { kind: 'missing' };
function toSecretValue(answer) {
    if (answer === undefined)
        return MISSING;
    if (typeof answer === 'string')
        return { kind: 'value', content: { value: answer } };
    if (typeof answer !== 'object' || answer === null)
        return wrongType(answer);
    const { value, versionId } = answer;
    if (typeof value !== 'string') {
        return { kind: 'invalid', reason: 'it answered with an object whose value is no string' };
    }
    const fetchedAt = answer[shared_read_js_1.FETCHED_AT];
    return {
        kind: 'value',
        content: {
            value,
            ...(typeof versionId === 'string' && { versionId }),
            ...(typeof fetchedAt === 'number' && { fetchedAt }),
        },
    };
}
/** What a batch says of the keys that were asked for, whatever else is in it or is put into it later. */
function toAnswers(batch, keys) {
    if (!(batch instanceof Map))
        return new Map();
    const answers = keys.map((key) => [key, batch.get(key)]);
    return new Map(answers.filter(([, answer]) => answer !== undefined));
}
/** The keys that a listing gave, without those that were not asked for. */
function toKeys(answer, prefix) {
    if (!Array.isArray(answer) || !answer.every((key) => typeof key === 'string')) {
        return { kind: 'invalid', reason: 'it answered with no list of keys' };
    }
    return { kind: 'value', content: answer.filter((key) => key.startsWith(prefix)) };
}
/** `text` is what is registered for masking; `node` is a copy, which the provider cannot change any more. */
function toJson(answer) {
    if (answer === undefined || answer === null)
        return MISSING;
    try {
        const text = JSON.stringify(answer);
        if (typeof text !== 'string')
            return wrongType(answer);
        return { kind: 'value', content: { node: JSON.parse(text), text } };
    }
    catch {
        return { kind: 'invalid', reason: 'it answered with what cannot be JSON' };
    }
}
/** `texts` are what is registered for masking: bytes that are no text can only be logged encoded. */
function toBinary(answer) {
    if (answer === undefined)
        return MISSING;
    if (!(answer instanceof Uint8Array))
        return wrongType(answer);
    const buffer = Buffer.from(answer);
    const text = textOf(buffer);
    const encoded = ['base64', 'base64url', 'hex'].map((encoding) => buffer.toString(encoding));
    const texts = text === undefined ? encoded : [text];
    return { kind: 'value', content: { bytes: new Uint8Array(buffer), texts } };
}
/** The text that these bytes are in UTF-8, if they are one. */
function textOf(bytes) {
    const buffer = Buffer.from(bytes);
    const text = buffer.toString('utf8');
    return Buffer.from(text, 'utf8').equals(buffer) ? text : undefined;
}
function wrongType(answer) {
    const what = answer === null ? 'null' : `a value of type ${typeof answer}`;
    return { kind: 'invalid', reason: `it answered with ${what}` };
}
