import type { SecretKey } from '../keys/secret-key.js';
import type { LinkValue } from '../providers/chain/secret.link.js';
/** What became of a value on its way to the form that the caller wants. */
export type Converted<T> = {
    readonly kind: 'value';
    readonly value: T;
} | {
    readonly kind: 'missing';
}
/** `reason` never holds a piece of the text. */
 | {
    readonly kind: 'invalid';
    readonly reason: string;
};
export declare function asText(value: LinkValue, key: SecretKey): Converted<string>;
/** A parsed secret, or the node under its path: a fresh one for each caller, who may change it. */
export declare function asNode(value: LinkValue, key: SecretKey): Converted<unknown>;
export declare function asBinary(value: LinkValue, key: SecretKey): Converted<Uint8Array>;
