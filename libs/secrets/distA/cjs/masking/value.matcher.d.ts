/**
 * Finds many texts at once, in a time that hardly depends on how many they are (Wu and Manber): a table
 * says for every three characters how far the next possible hit is.
 */
export declare class ValueMatcher {
    #private;
    get size(): number;
    add(value: string): void;
    remove(value: string): void;
    mask(text: string): string;
}
/** Whether a text may be searched for: long enough, and not made of what a mask is made of. */
export declare function isSearchable(value: string): boolean;
