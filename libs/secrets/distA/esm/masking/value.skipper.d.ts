import type { FoundKey } from './key.finder.js';
import type { TextContext } from './text.context.js';
/** A value in a text, and what stands there once it is masked. */
export interface FoundValue {
    readonly start: number;
    readonly end: number;
    readonly mask: string;
}
/** The value after a separator, or nothing where there is none or it is kept: `null`, booleans, `''`. */
export declare function valueAfter(context: TextContext, key: FoundKey, separator: number): FoundValue | undefined;
