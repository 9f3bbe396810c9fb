import type { TextContext } from './text.context.js';
/**
 * The end of a value of YAML in the lines below its key: all that are further in, and the items of a list. Nothing
 * where the value begins on the line of the key.
 */
export declare function endOfBlock(context: TextContext, keyStart: number, at: number): number | undefined;
