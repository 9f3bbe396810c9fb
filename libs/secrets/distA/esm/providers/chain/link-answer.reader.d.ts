import type { SecretValue } from '../secrets-provider.interface.js';
/** What a link answered, once it was looked at: a link is somebody's code. `reason` never shows the answer. */
export type Checked<C> = {
    readonly kind: 'value';
    readonly content: C;
} | {
    readonly kind: 'missing';
} | {
    readonly kind: 'invalid';
    readonly reason: string;
};
export declare function toSecretValue(answer: unknown): Checked<SecretValue & {
    fetchedAt?: number;
}>;
/** What a batch says of the keys that were asked for, whatever else is in it or is put into it later. */
export declare function toAnswers(batch: unknown, keys: readonly string[]): Map<string, unknown>;
/** The keys that a listing gave, without those that were not asked for. */
export declare function toKeys(answer: unknown, prefix: string): Checked<string[]>;
/** `text` is what is registered for masking; `node` is a copy, which the provider cannot change any more. */
export declare function toJson(answer: unknown): Checked<{
    node: unknown;
    text: string;
}>;
/** `texts` are what is registered for masking: bytes that are no text can only be logged encoded. */
export declare function toBinary(answer: unknown): Checked<{
    bytes: Uint8Array;
    texts: string[];
}>;
/** The text that these bytes are in UTF-8, if they are one. */
export declare function textOf(bytes: Uint8Array): string | undefined;
