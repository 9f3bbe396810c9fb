import type { ObjectRules } from '../masking/index.js';
/** Masks an event of `@Sse()`: fields of its data by key and value, texts by value. */
export declare function maskEvent(event: unknown, rules: ObjectRules): unknown;
/** Masks the values in what Nest itself writes to an open event stream: the message of an error. */
export declare function maskEventStream(response: object): void;
