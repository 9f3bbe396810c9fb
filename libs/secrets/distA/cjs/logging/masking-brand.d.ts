/** On every logger and hook that masks, so that none is wrapped twice, whichever copy of this module made it. */
export declare const MASKING_BRAND: unique symbol;
/** Says whether something bears the brand. */
export declare function isBranded(candidate: unknown): boolean;
