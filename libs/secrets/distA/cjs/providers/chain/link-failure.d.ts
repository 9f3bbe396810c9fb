import { type SecretsError, type SecretsErrorCode } from '../../errors/secrets.errors.js';
/** `transient` may pass by itself; `hard` needs somebody to act; `unconfigured` counts as not being in the chain. */
export type Trouble = 'transient' | 'hard' | 'unconfigured';
/** "Not found" is an answer, no failure. */
type FailureCode = Exclude<SecretsErrorCode, 'NOT_FOUND'>;
/** A link that could not answer. The error is ours and safe to show; the one that was thrown is gone. */
export interface LinkFailure {
    readonly provider: string;
    readonly trouble: Trouble;
    readonly error: SecretsError & {
        readonly code: FailureCode;
    };
    /** One clause for reports: what happened, without link and key. */
    readonly reason: string;
    /** The secret is there, but not of the kind that was asked for: that is no outage. */
    readonly wrongKind: boolean;
}
/** Turns what a link threw into a failure, or into `undefined` where it says that there is no such secret. */
export declare function toLinkFailure(thrown: unknown, provider: string, key: string): LinkFailure | undefined;
/** A link that answered with something that is no secret. */
export declare function invalidAnswer(provider: string, key: string, reason: string): LinkFailure;
/** The failure of one key as that of another, which was not asked for because of it. */
export declare function sameFailureFor({ trouble, error, reason, provider }: LinkFailure, key: string): LinkFailure;
/** A link that was still being asked when a reader could wait no longer. */
export declare function tooLate(provider: string, key: string): LinkFailure;
/** A failure to be thrown again: in a listing, or on the way to a secret through the provider that asked for it. */
export declare function asThrown({ trouble, error, reason, wrongKind }: LinkFailure, id?: string): SecretsError;
export {};
