import type { OpenString } from './json.context.js';
/** One text while it is masked by keys: what is found out about it once, and only when it matters. */
export declare class TextContext {
    #private;
    readonly text: string;
    constructor(text: string);
    /** In JSON a quote without a backslash ends the string that a text stands in, whatever the text says. */
    get isJson(): boolean;
    /**
     * How many backslashes the quotes of the JSON string have that a place stands in; `undefined` where there is
     * none. To be asked from left to right.
     */
    levelAt(place: number): number | undefined;
    /** The innermost JSON string that a place stands in. To be asked from left to right. */
    stringAt(place: number): OpenString | undefined;
    /** Takes what stands between two places, both in one string, for one value, whatever quotes it holds. */
    skip(from: number, to: number): void;
    /** Finds an end to the right of `from` unless one that was found from further left is still ahead. */
    remembered(from: number, level: number, find: () => number): number;
    /** As `indexOf`, but a character that has run out is not searched for again: the whole stays linear. */
    indexOf(char: string, from: number): number;
}
