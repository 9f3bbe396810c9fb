"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.KeyRule = void 0;
const key_ends_js_1 = require("./key.ends.js");
const key_lists_js_1 = require("./key.lists.js");
const key_tails_js_1 = require("./key.tails.js");
const key_words_js_1 = require("./key-words.js");
/** Expressions are not asked about longer keys: they are the users', and may take time without bound. */
const LONGEST_ASKED = 64;
const REMEMBERED = 4096;
/** Decides once per distinct key whether its value is masked. */
class KeyRule {
    expressions;
    endings;
    /** A quick look at the end of a key in a text, before it is cut out. */
    tails;
    #ends;
    #verdicts = new Map();
    constructor(extra = []) {
        // Flags g and y would make an expression remember where it stopped.
        this.expressions = extra
            .filter((item) => item instanceof RegExp)
            .map(({ source, flags }) => new RegExp(source, flags.replace(/[gy]/g, '')));
        this.endings = new Set(extra
            .filter((item) => typeof item === 'string')
            .map((item) => (0, key_words_js_1.keyWords)(item).join(''))
            .filter((ending) => ending !== ''));
        const asksAll = this.expressions.length > 0;
        this.tails = new key_tails_js_1.KeyTails([...this.endings], asksAll);
        this.#ends = new key_ends_js_1.KeyEnds([...this.endings], asksAll);
    }
    verdict(key) {
        // Most keys end otherwise. They are not remembered: made-up ones would push out those that are worth it.
        if (!this.#ends.mayEnd(endOf(key)))
            return 'open';
        const known = this.#verdicts.get(key);
        if (known !== undefined)
            return known;
        const verdict = this.#decide(key);
        if (key.length <= LONGEST_ASKED) {
            if (this.#verdicts.size >= REMEMBERED)
                this.#verdicts.clear();
            this.#verdicts.set(detached(key), verdict);
        }
        return verdict;
    }
    isSecret(key, tokens) {
        const verdict = this.verdict(key);
        return verdict === 'secret' || (tokens && verdict === 'token');
    }
    #decide(key) {
        const long = key.length > LONGEST_ASKED;
        if (!long && this.expressions.some((expression) => expression.test(key)))
            return 'secret';
        const spelled = (0, key_words_js_1.keyWords)(endOf(key));
        const plural = (0, key_words_js_1.withoutTrailingDigits)(spelled);
        const last = plural.at(-1);
        if (last === undefined)
            return this.#isListed(spelled) ? 'secret' : 'open';
        const words = [...plural.slice(0, -1), (0, key_words_js_1.singular)(last)];
        if (this.#isListed(spelled) || this.#isListed(plural) || this.#isListed(words))
            return 'secret';
        const endings = (0, key_words_js_1.keyEndings)(words);
        // `pass: 3` counts what passed.
        const secret = endings.some((ending) => key_lists_js_1.SECRET_ENDINGS.has(ending)) && words.join('') !== 'pass';
        if (secret)
            return 'secret';
        if (last === 'tokens' && key_lists_js_1.COUNTED_TOKENS.has(plural.at(-2) ?? ''))
            return 'open';
        return endings.some((ending) => key_lists_js_1.TOKEN_ENDINGS.has(ending)) ? 'token' : 'open';
    }
    #isListed(words) {
        return this.endings.size > 0 && (0, key_words_js_1.keyEndings)(words).some((ending) => this.endings.has(ending));
    }
}
exports.KeyRule = KeyRule;
function endOf(key) {
    return key.length > LONGEST_ASKED ? key.slice(-LONGEST_ASKED) : key;
}
/** A copy of its own: a slice would keep the whole line alive that the key was cut from. */
function detached(key) {
    // Put together and cut again: the engine copies what it joins, several times faster than a buffer does.
    return ` ${key}`.slice(1);
}
