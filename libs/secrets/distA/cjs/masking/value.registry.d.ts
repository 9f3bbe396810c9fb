/** The values to search for, each for as long as anybody holds it. */
export declare class ValueRegistry {
    #private;
    /** Returns what lets go of it; another call of that does nothing. */
    add(value: string): () => void;
    mask(text: string): string;
}
