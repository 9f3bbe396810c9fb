/**
 * Milliseconds to wait after the n-th failure in a row (n from 1): between half and the whole of 2ⁿ seconds, at
 * most 60, so that many processes do not come back at the same moment.
 */
export declare function backOff(failures: number, random: () => number): number;
