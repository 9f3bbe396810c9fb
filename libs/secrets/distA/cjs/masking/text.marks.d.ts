/** What is seen in a piece of a text at first sight. */
interface Marks {
    /** Where among the bytes of the piece a `:` or `=` stands, in order: the first `count` are valid. */
    readonly separators: Uint16Array;
    count: number;
    /** What may stand in the piece: bits of `Hint`. */
    hints: number;
}
/** Looks once at the piece of a text that `bytesOf` reads; what comes back is valid until the next call. */
export declare function marksOf(text: string, from?: number): Readonly<Marks>;
/** What may stand in a text: bits of `Hint`. */
export declare function hintsIn(text: string): number;
export {};
