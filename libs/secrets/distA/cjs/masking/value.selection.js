"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.textsToFind = textsToFind;
const value_variants_js_1 = require("./value.variants.js");
const DEEPEST = 64;
/** What of a secret's value is searched for: the whole, and of a JSON secret the fields that look secret. */
function textsToFind(key, value, keyRule, excluded) {
    const base = key.split('#', 1)[0] ?? key;
    if (excluded.has(key) || excluded.has(base))
        return [];
    const texts = new Set();
    if ((0, value_variants_js_1.isEligible)(value))
        texts.add(value);
    const collect = (node, path, isSecret, depth) => {
        if (excluded.has(path) || depth > DEEPEST)
            return;
        if (typeof node === 'string' || typeof node === 'number') {
            if (isSecret && (0, value_variants_js_1.isEligible)(String(node)))
                texts.add(String(node));
        }
        else if (typeof node === 'object' && node !== null) {
            for (const [name, child] of Object.entries(node)) {
                const childPath = `${path}${path.includes('#') ? '.' : '#'}${name}`;
                collect(child, childPath, isSecret || keyRule.isSecret(name, true), depth + 1);
            }
        }
    };
    const json = parse(value);
    // A JSON text that is one string is given to callers without its quotes.
    collect(json, key, typeof json === 'string', 0);
    return [...texts];
}
function parse(value) {
    if (!/^\s*[[{"]/.test(value))
        return undefined;
    try {
        return JSON.parse(value);
    }
    catch {
        return undefined;
    }
}
