"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.maskYielded = maskYielded;
const index_js_1 = require("../masking/index.js");
/**
 * A result whose parts Nest sends one by one: each is masked by itself, objects as bodies are, texts by value.
 * Streams of Node and of the web stay what they are, and so does every other result.
 */
function maskYielded(result, rules) {
    if (!isIterable(result))
        return result;
    return { [Symbol.asyncIterator]: () => masked(result[Symbol.asyncIterator](), rules) };
}
function masked(iterator, rules) {
    const mask = (step) => step.done || ArrayBuffer.isView(step.value)
        ? step
        : { done: false, value: (0, index_js_1.maskObject)(step.value, rules) };
    return {
        next: async () => mask(await iterator.next()),
        // Not a generator of our own: that would wait for the part that is on its way before it stops the source.
        return: async (value) => (await iterator.return?.(value)) ?? { done: true, value },
    };
}
/** As Nest decides it, which takes what can be awaited for what it resolves to. */
function isIterable(result) {
    if (typeof result !== 'object' || result === null)
        return false;
    try {
        const { then, pipe, getReader } = result;
        const iterate = result[Symbol.asyncIterator];
        const others = [then, pipe, getReader];
        return typeof iterate === 'function' && !others.some((method) => typeof method === 'function');
    }
    catch {
        // Whatever it is, the last stage withholds it.
        return false;
    }
}
