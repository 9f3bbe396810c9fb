"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.asText = asText;
exports.asNode = asNode;
exports.asBinary = asBinary;
const json_path_js_1 = require("../keys/json-path.js");
const MISSING = { kind: 'missing' };
function asText(value, key) {
    if (key.path === undefined) {
        if (value.form === 'text')
            return { kind: 'value', value: value.text };
        if (value.form === 'binary')
            return { kind: 'invalid', reason: 'it is binary' };
    }
    const node = asNode(value, key);
    if (node.kind !== 'value')
        return node;
    const text = (0, json_path_js_1.nodeToText)(node.value);
    return text === undefined ? MISSING : { kind: 'value', value: text };
}
/** A parsed secret, or the node under its path: a fresh one for each caller, who may change it. */
function asNode(value, key) {
    if (value.form === 'binary')
        return { kind: 'invalid', reason: 'it is binary, not JSON' };
    let root;
    try {
        root = value.form === 'text' ? JSON.parse(value.text) : structuredClone(value.node);
    }
    catch {
        // The message of JSON.parse quotes the text.
        const wanted = key.path === undefined ? '' : ', which its path needs';
        return { kind: 'invalid', reason: `it is no valid JSON${wanted}` };
    }
    if (key.path !== undefined && (typeof root !== 'object' || root === null)) {
        return { kind: 'invalid', reason: 'it is no JSON object, which its path needs' };
    }
    const node = key.path === undefined ? root : (0, json_path_js_1.nodeAt)(root, key.path);
    return node === undefined || node === null ? MISSING : { kind: 'value', value: node };
}
function asBinary(value, key) {
    if (value.form === 'binary' && key.path === undefined) {
        return { kind: 'value', value: new Uint8Array(value.bytes) };
    }
    const text = asText(value, key);
    return text.kind === 'value' ? { kind: 'value', value: new TextEncoder().encode(text.value) } : text;
}
