import { nodeAt, nodeToText } from '../keys/json-path.js';
const MISSING = { kind: 'missing' };
export function asText(value, key) {
    if (key.path === undefined) {
        if (value.form === 'text')
            return { kind: 'value', value: value.text };
        if (value.form === 'binary')
            return { kind: 'invalid', reason: 'it is binary' };
    }
    const node = asNode(value, key);
    if (node.kind !== 'value')
        return node;
    const text = nodeToText(node.value);
    return text === undefined ? MISSING : { kind: 'value', value: text };
}
/** A parsed secret, or the node under its path: a fresh one for each caller, who may change it. */
export function asNode(value, key) {
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
    const node = key.path === undefined ? root : nodeAt(root, key.path);
    return node === undefined || node === null ? MISSING : { kind: 'value', value: node };
}
export function asBinary(value, key) {
    if (value.form === 'binary' && key.path === undefined) {
        return { kind: 'value', value: new Uint8Array(value.bytes) };
    }
    const text = asText(value, key);
    return text.kind === 'value' ? { kind: 'value', value: new TextEncoder().encode(text.value) } : text;
}
