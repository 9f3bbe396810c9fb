/**
 * Says from the last letters of a key whether the rule may know it: most need not be cut into words, not even where
 * a payload brings thousands of them. Errs on the side of asking.
 */
export declare class KeyEnds {
    #private;
    constructor(own: readonly string[], all: boolean);
    mayEnd(key: string): boolean;
}
