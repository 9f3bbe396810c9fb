/** On every logger and hook that masks, so that none is wrapped twice, whichever copy of this module made it. */
export const MASKING_BRAND = Symbol.for('nestjs-secrets.masking-logger');
/** Says whether something bears the brand. */
export function isBranded(candidate) {
    return (((typeof candidate === 'object' && candidate !== null) || typeof candidate === 'function') &&
        candidate[MASKING_BRAND] === true);
}
