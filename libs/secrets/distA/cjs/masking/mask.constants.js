"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.LARGEST = exports.SHORTEST_VALUE = exports.MASK = void 0;
exports.maskSecret = maskSecret;
/** What stands where a secret stood. */
exports.MASK = '****';
/** Shorter texts are never searched for: they stand in too many innocent places, and slow the search down. */
exports.SHORTEST_VALUE = 8;
/**
 * Characters of a line of a log, and fields and elements of a payload, from which on the whole is withheld: within
 * it masking takes less than a second, and neither grows so large but by mistake or by malice.
 */
exports.LARGEST = 1 << 24;
/**
 * Hides a value altogether: neither its length nor its ends show.
 *
 * @example
 * console.log(`API_KEY is ${maskSecret(apiKey)}`); // API_KEY is ****
 */
function maskSecret(_value) {
    return exports.MASK;
}
