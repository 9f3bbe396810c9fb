"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.nodeAt = nodeAt;
exports.nodeToText = nodeToText;
/** What stands under `path` in a parsed secret: the exact own key first, then dots; `undefined` if nothing does. */
function nodeAt(root, path) {
    let node = root;
    let rest = path;
    while (typeof node === 'object' && node !== null) {
        if (owns(node, rest))
            return node[rest];
        const dot = rest.indexOf('.');
        if (dot < 0)
            return undefined;
        const head = rest.slice(0, dot);
        if (!owns(node, head))
            return undefined;
        node = node[head];
        rest = rest.slice(dot + 1);
    }
    return undefined;
}
// An array owns its `length` too, which is no item.
function owns(node, key) {
    return Array.isArray(node) ? /^\d+$/.test(key) && Object.hasOwn(node, key) : Object.hasOwn(node, key);
}
/** A node as a text secret: a string as it is, numbers and booleans as text, objects as JSON, `null` is missing. */
function nodeToText(node) {
    if (node === undefined || node === null)
        return undefined;
    return typeof node === 'string' ? node : JSON.stringify(node);
}
