import { beforeColour } from './colour.js';
const BACKSLASH = 92;
const QUOTE = '"';
const OPENERS = new Set(['{', '[', ',', ':']);
const FOLLOWERS = new Set([',', ':', '}', ']', ' ', '\n', '\\', QUOTE]);
/** How many backslashes stand right before `at`, none of them before `from`. */
export function backslashesBefore(text, at, from = 0) {
    let count = 0;
    while (at - 1 - count >= from && text.charCodeAt(at - 1 - count) === BACKSLASH)
        count++;
    return count;
}
/**
 * Of a run of backslashes before a quote, those that belong to the quote: none outside of strings, one in a
 * JSON text inside of a string, three in a text inside of that, and so on. The others are content.
 */
export function quoteLevel(run) {
    let level = 0;
    while (((run >> level) & 1) === 1)
        level++;
    return 2 ** level - 1;
}
/** Whether a text is JSON, or several lines of it; such a text must still be JSON when it is masked. */
export function isJsonText(text) {
    const first = text.trimStart()[0];
    if (first !== '{' && first !== '[')
        return false;
    return isJson(text) || text.split('\n').every((line) => line.trim() === '' || isJson(line));
}
function isJson(text) {
    try {
        JSON.parse(text);
        return true;
    }
    catch {
        return false;
    }
}
/** Tells whether a place in a JSON text is inside of a string. Asked from left to right. */
export class StringCursor {
    text;
    #inside = false;
    #next;
    constructor(text) {
        this.text = text;
        this.#next = text.indexOf(QUOTE);
    }
    isInside(at) {
        while (this.#next !== -1 && this.#next < at) {
            const escaped = this.#inside && backslashesBefore(this.text, this.#next) % 2 === 1;
            if (!escaped)
                this.#inside = !this.#inside;
            this.#next = this.text.indexOf(QUOTE, this.#next + 1);
        }
        return this.#inside;
    }
}
/**
 * Tells which string a place stands in, in JSON or in a text that holds some; strings may hold JSON themselves.
 * Asked from left to right.
 */
export class StringLevels {
    text;
    whole;
    /** All strings that are open, outermost first. */
    #open = [];
    #next = -1;
    #level = 0;
    constructor(text, 
    /** Whether all of it is JSON. */
    whole) {
        this.text = text;
        this.whole = whole;
        this.#advance();
    }
    /** The innermost string; `undefined` outside of strings. */
    at(place) {
        while (this.#next !== -1 && this.#next < place) {
            this.#pass(this.#level);
            this.#advance();
        }
        let innermost = this.#open.length - 1;
        const outermost = this.whole ? 0 : -1;
        while (innermost > outermost && !this.#isReal(this.#open[innermost]))
            innermost--;
        return this.#open[innermost];
    }
    /** Goes on behind what holds quotes that say nothing about the text around. */
    skipTo(place) {
        if (this.#next === -1 || this.#next >= place)
            return;
        this.#next = place - 1;
        this.#advance();
    }
    /** A quote may stand alone in a text: a string that is really open ends before those around it, and rightly. */
    #isReal(string) {
        if (string === undefined || this.#next === -1 || this.#level > string.level)
            return true;
        return this.#level === string.level && FOLLOWERS.has(this.text[this.#next + 1] ?? ',');
    }
    #advance() {
        const from = this.#next + 1;
        this.#next = this.text.indexOf(QUOTE, from);
        if (this.#next !== -1)
            this.#level = quoteLevel(backslashesBefore(this.text, this.#next, from));
    }
    #pass(level) {
        let innermost = this.#open.at(-1);
        if (innermost === undefined || level > innermost.level) {
            const opens = (this.whole && innermost === undefined) || this.#isOpening(level);
            if (opens)
                this.#open.push({ level, start: this.#next + 1 });
            return;
        }
        while (innermost !== undefined && innermost.level >= level) {
            this.#open.pop();
            if (innermost.level === level)
                return;
            innermost = this.#open.at(-1);
        }
    }
    /** Where a string of JSON can begin; `'"'` and `6"` are no strings. */
    #isOpening(level) {
        const { text } = this;
        let end = this.#next - level;
        // White space may be written as escapes.
        for (let start = beforeSpace(text, end); start < end; start = beforeSpace(text, end))
            end = start;
        const before = text[end - 1] ?? '';
        // Right after a quote only where that one has just opened a string around: `''` and `""` hold none.
        if (before === QUOTE)
            return this.#open.at(-1)?.start === end;
        return OPENERS.has(before) || (before === '>' && text[end - 2] === '=');
    }
}
/** The place before one character of white space or a colour, in JSON or not; `end` where there is none. */
export function beforeSpace(text, end) {
    const last = text[end - 1];
    if (last === ' ' || last === '\n' || last === '\t')
        return end - 1;
    if (last !== 'n' && last !== 't' && last !== 'r')
        return beforeColour(text, end);
    const run = backslashesBefore(text, end - 1);
    return run === 0 ? end : end - 1 - run;
}
/** Whether `at` is inside of an escape such as `\n` or `\u00e9`, where no string of characters can be cut. */
export function isInsideEscape(text, at) {
    if (backslashesBefore(text, at) % 2 === 1)
        return true;
    for (let back = 1; back <= 4; back++) {
        const code = text[at - back];
        if (code === 'u')
            return backslashesBefore(text, at - back) % 2 === 1;
        if (code === undefined || !/[0-9a-fA-F]/.test(code))
            return false;
    }
    return false;
}
