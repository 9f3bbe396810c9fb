import type { TextContext } from './text.context.js';
/** The end of a value without quotes: a word, a field of a form, a part of a connection string. */
export declare function endOfBare(context: TextContext, from: number, colon: boolean): number;
/** The end of the password in a URL whose user has the name of a key; nothing where there is none. */
export declare function endOfUrlPassword(text: string, from: number): number | undefined;
/** The quote that stands right before a key, which it may belong to or not. */
export interface QuoteBefore {
    readonly quote: string;
    /** Backslashes that belong to it. */
    readonly level: number;
}
/** The end of what stands on one line, or before the quote that began right before its key. */
export declare function endOfLine(context: TextContext, from: number, before: QuoteBefore | undefined): number;
