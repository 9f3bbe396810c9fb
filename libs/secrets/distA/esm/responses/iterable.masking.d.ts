import type { ObjectRules } from '../masking/index.js';
/**
 * A result whose parts Nest sends one by one: each is masked by itself, objects as bodies are, texts by value.
 * Streams of Node and of the web stay what they are, and so does every other result.
 */
export declare function maskYielded(result: unknown, rules: ObjectRules): unknown;
