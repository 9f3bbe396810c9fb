/** Masks what a logger is called with. Texts, errors, objects and `undefined` stay what they are to it. */
export declare function maskLogArguments(args: readonly unknown[]): unknown[];
