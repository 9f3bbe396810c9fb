import type { SecretsError } from './secrets.errors.js';
/** What the link that made an error says of it. */
export interface Vouch {
    /** The part of the message that tells what happened, for whoever names link and key themselves. */
    readonly clause: string;
    /** The secret is there, but not of the kind that was asked for, such as bytes in place of a text. */
    readonly wrongKind: boolean;
}
/** Marks an error whose message was written by this package: it may be shown. */
export declare function vouched<E extends SecretsError>(error: E, vouch?: Partial<Vouch>): E;
export declare function vouchOf(error: unknown): Vouch | undefined;
