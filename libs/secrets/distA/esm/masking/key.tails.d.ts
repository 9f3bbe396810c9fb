/**
 * Says from the last letters before a separator whether a key that the rule knows may end there. Most keys of a log
 * line do not, and need not be cut out. Errs on the side of asking, but takes a symbol for what its low byte is.
 */
export declare class KeyTails {
    #private;
    constructor(own: readonly string[], all: boolean);
    /** A look at three letters, which is enough for nearly all keys; at least three characters stand before the separator. */
    mayEndAt(text: Uint8Array, separator: number): boolean;
    /** A closer look, at up to seven letters. */
    mayReallyEndAt(text: Uint8Array, separator: number): boolean;
}
