/** A key in a text, found from the separator after it. */
export interface FoundKey {
    /** Spellings that the characters allow; the rule by key may hold for any of them. */
    readonly names: readonly string[];
    /** The word before a key without quotes: `api` in `api key: x`. */
    readonly wordBefore: string;
    readonly quote: string;
    /** Backslashes that belong to each of its quotes. */
    readonly level: number;
    readonly start: number;
}
/** The key that ends right before the separator at `separator`, reading back no further than `floor`. */
export declare function keyBefore(text: string, separator: number, floor: number): FoundKey | undefined;
