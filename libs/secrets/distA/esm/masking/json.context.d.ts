/** How many backslashes stand right before `at`, none of them before `from`. */
export declare function backslashesBefore(text: string, at: number, from?: number): number;
/**
 * Of a run of backslashes before a quote, those that belong to the quote: none outside of strings, one in a
 * JSON text inside of a string, three in a text inside of that, and so on. The others are content.
 */
export declare function quoteLevel(run: number): number;
/** Whether a text is JSON, or several lines of it; such a text must still be JSON when it is masked. */
export declare function isJsonText(text: string): boolean;
/** Tells whether a place in a JSON text is inside of a string. Asked from left to right. */
export declare class StringCursor {
    #private;
    private readonly text;
    constructor(text: string);
    isInside(at: number): boolean;
}
/** A string of JSON: how many backslashes each of its quotes has, and where its content begins. */
export interface OpenString {
    readonly level: number;
    readonly start: number;
}
/**
 * Tells which string a place stands in, in JSON or in a text that holds some; strings may hold JSON themselves.
 * Asked from left to right.
 */
export declare class StringLevels {
    #private;
    private readonly text;
    /** Whether all of it is JSON. */
    private readonly whole;
    constructor(text: string, 
    /** Whether all of it is JSON. */
    whole: boolean);
    /** The innermost string; `undefined` outside of strings. */
    at(place: number): OpenString | undefined;
    /** Goes on behind what holds quotes that say nothing about the text around. */
    skipTo(place: number): void;
}
/** The place before one character of white space or a colour, in JSON or not; `end` where there is none. */
export declare function beforeSpace(text: string, end: number): number;
/** Whether `at` is inside of an escape such as `\n` or `\u00e9`, where no string of characters can be cut. */
export declare function isInsideEscape(text: string, at: number): boolean;
