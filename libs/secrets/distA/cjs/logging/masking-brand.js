"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MASKING_BRAND = void 0;
exports.isBranded = isBranded;
/** On every logger and hook that masks, so that none is wrapped twice, whichever copy of this module made it. */
exports.MASKING_BRAND = Symbol.for('nestjs-secrets.masking-logger');
/** Says whether something bears the brand. */
function isBranded(candidate) {
    return (((typeof candidate === 'object' && candidate !== null) || typeof candidate === 'function') &&
        candidate[exports.MASKING_BRAND] === true);
}
