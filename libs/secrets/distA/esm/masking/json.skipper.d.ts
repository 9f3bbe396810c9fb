import type { TextContext } from './text.context.js';
/** Where the content of a quoted text ends. */
export interface StringEnd {
    readonly end: number;
    /** Whether its own quote ends it, rather than that of a text around it or the end of everything. */
    readonly closed: boolean;
}
/**
 * Finds the end of a string that began before `from` with a quote of `level` backslashes. A quote with fewer
 * of its own ends a text around it.
 */
export declare function endOfString(context: TextContext, from: number, level: number): StringEnd;
/**
 * The same for `'` and backtick, as `util.inspect` writes them, also inside of JSON: in a string whose quotes have
 * `level` backslashes. What stands between such quotes says nothing about that.
 */
export declare function endOfInspected(context: TextContext, from: number, quote: string, level: number | undefined): StringEnd;
/**
 * Finds the end of an object or array that begins at `from`. With a `level` it is JSON whose quotes have so many
 * backslashes; without, it is what `util.inspect` writes.
 */
export declare function endOfBrackets(context: TextContext, from: number, level: number | undefined): number;
