/** One way in which a secret may be written. */
export interface Variant {
    readonly text: string;
    /** Counts only where no digit stands before or after it. */
    readonly digitEdges: boolean;
    /** The character that base64 ends with when nothing follows the secret; the text before it is hit alone. */
    readonly tail: string;
}
/** Every spelling of a value that is searched for: escaped, encoded, and line by line. */
export declare function variantsOf(value: string): Variant[];
/** Long enough, no boolean, and no word that innocent texts may hold. */
export declare function isEligible(value: string): boolean;
