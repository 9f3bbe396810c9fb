import { isJsonText } from './json.context.js';
import { endOfString } from './json.skipper.js';
import { TextContext } from './text.context.js';
/** To find out that a text is no JSON takes long; after so many a text is taken to hold none. */
const MOST_OTHERS = 100;
/** JSON inside of the strings of a JSON text, at any depth. Asked from left to right. */
export class InnerJson {
    #context;
    /** Whether a string holds JSON, by where it begins. */
    #known = new Map();
    #others = 0;
    constructor(text) {
        this.#context = new TextContext(text);
    }
    /** The quote that a string needs at a place inside of a string; none where that string is no JSON. */
    quoteAt(place) {
        const around = this.#context.stringAt(place);
        if (around === undefined || !this.#isJson(around.start, around.level))
            return '';
        return `${'\\'.repeat(2 * around.level + 1)}"`;
    }
    #isJson(start, level) {
        const known = this.#known.get(start);
        if (known !== undefined)
            return known;
        if (this.#others >= MOST_OTHERS)
            return false;
        let content = this.#context.text.slice(start, endOfString(this.#context, start, level).end);
        // A quote of a string in a string has one backslash, of one deeper three.
        for (let layer = level; layer > 0; layer = (layer - 1) / 2)
            content = unescaped(content);
        content = unescaped(content);
        const isJson = isJsonText(content);
        if (!isJson)
            this.#others++;
        this.#known.set(start, isJson);
        return isJson;
    }
}
function unescaped(content) {
    try {
        return JSON.parse(`"${content}"`);
    }
    catch {
        return '';
    }
}
