/** What stands where a secret stood. */
export declare const MASK = "****";
/** Shorter texts are never searched for: they stand in too many innocent places, and slow the search down. */
export declare const SHORTEST_VALUE = 8;
/**
 * Characters of a line of a log, and fields and elements of a payload, from which on the whole is withheld: within
 * it masking takes less than a second, and neither grows so large but by mistake or by malice.
 */
export declare const LARGEST: number;
/**
 * Hides a value altogether: neither its length nor its ends show.
 *
 * @example
 * console.log(`API_KEY is ${maskSecret(apiKey)}`); // API_KEY is ****
 */
export declare function maskSecret(_value: string): string;
