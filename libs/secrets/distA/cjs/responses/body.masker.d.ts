import type { ObjectRules } from '../masking/index.js';
/**
 * Masks the body of one response by what its handler left of the rules. Bytes, streams, files and web
 * responses are what they were; a text gets the rule by value only.
 */
export declare function maskBody(body: unknown, response: object, rules: ObjectRules): unknown;
/** Masks a text body; when it is JSON, it still is afterwards. */
export declare function maskText(text: string, response: object, rules: ObjectRules): string;
