import type { SecretValue } from '../secrets-provider.interface.js';
import type { SharedSecretValue } from '../shared-read.js';
/** A JSON secret, parsed: its own fields with the version they come from. */
export interface Bundle {
    readonly fields: object;
    /** The whole secret, whose version and age its fields have. */
    readonly whole: SharedSecretValue;
}
/** Parses a JSON secret. Throws `SecretInvalidError`, naming the bundle and nothing of its text. */
export declare function parseBundle(id: string, secret: SharedSecretValue): Bundle;
/** The own field of that name as a text secret; `null` is missing, as it is below `key#path`. */
export declare function fieldOf(bundle: Bundle, key: string): SecretValue | undefined;
/** The names of the fields that hold something. */
export declare function fieldNames(bundle: Bundle): string[];
