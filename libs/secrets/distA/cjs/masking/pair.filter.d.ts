/** Says of most pairs of numbers that were never added that they were not; of those that were, always that they were. */
export declare class PairFilter {
    #private;
    /** @param size how many bits: a power of two, several times as many as there will be pairs */
    constructor(size: number);
    add(first: number, second: number): void;
    mayHave(first: number, second: number): boolean;
}
