"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.backOff = backOff;
const LONGEST = 60;
/**
 * Milliseconds to wait after the n-th failure in a row (n from 1): between half and the whole of 2ⁿ seconds, at
 * most 60, so that many processes do not come back at the same moment.
 */
function backOff(failures, random) {
    const ceiling = Math.min(LONGEST, 2 ** failures);
    return (0.5 + random() / 2) * ceiling * 1000;
}
