/** The link remembers that it has no such secret. */
export const KNOWN_MISSING = Symbol('known missing');
