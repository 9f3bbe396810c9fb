import type { TextContext } from './text.context.js';
/** Where the value after a separator begins: behind spaces, colours and tabs. */
export declare function startOfValue(context: TextContext, separator: number, json: boolean): number;
