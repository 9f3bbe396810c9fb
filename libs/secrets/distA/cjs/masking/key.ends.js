"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.KeyEnds = void 0;
const key_lists_js_1 = require("./key.lists.js");
const key_words_js_1 = require("./key-words.js");
const BITS = 5;
const SAME_CASE = 31;
const S = 19;
const FEWEST = 3;
const MOST = 5;
/**
 * Says from the last letters of a key whether the rule may know it: most need not be cut into words, not even where
 * a payload brings thousands of them. Errs on the side of asking.
 */
class KeyEnds {
    #known;
    #all;
    constructor(own, all) {
        this.#all = all || own.some((ending) => !/[a-z]{3}s?\d*$/.test(ending));
        this.#known = own.length === 0 ? LISTED : new Set([...LISTED, ...codesOf(own)]);
    }
    mayEnd(key) {
        if (this.#all)
            return true;
        let code = 0;
        let letters = 0;
        for (let at = key.length - 1; at >= 0 && letters <= MOST; at--) {
            const char = key.charCodeAt(at);
            if (char >= 128)
                return true;
            if (!isLetter(char))
                continue;
            code |= (char & SAME_CASE) << (BITS * letters++);
            if (letters >= FEWEST && letters <= MOST && this.#known.has(code))
                return true;
            // The same without the `s` of a plural, which takes one letter more.
            if ((code & SAME_CASE) !== S)
                continue;
            if (letters > FEWEST && this.#known.has(code >> BITS))
                return true;
        }
        return false;
    }
}
exports.KeyEnds = KeyEnds;
/** The last letters in one number: no letter is zero, so that it tells how many there are, too. */
function* codesOf(endings) {
    for (const ending of endings) {
        const letters = ending.replace(/[^a-z]/g, '');
        for (const tail of [letters, (0, key_words_js_1.singular)(letters)]) {
            let code = 0;
            for (let back = 0; back < Math.min(MOST, tail.length); back++) {
                code |= (tail.charCodeAt(tail.length - 1 - back) & SAME_CASE) << (BITS * back);
            }
            yield code;
        }
    }
}
function isLetter(code) {
    return (code | 32) >= 97 && (code | 32) <= 122;
}
const LISTED = new Set(codesOf([...key_lists_js_1.SECRET_ENDINGS, ...key_lists_js_1.TOKEN_ENDINGS]));
