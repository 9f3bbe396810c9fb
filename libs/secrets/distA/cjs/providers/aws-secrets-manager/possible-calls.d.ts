import type { SecretIds } from './secret-id.js';
/** Registered, so that a command of another loaded copy of this package can ask, too. */
export declare const POSSIBLE_CALLS: unique symbol;
/** A call that AWS is to allow; without `id` it is about no single secret. */
export interface PossibleCall {
    readonly action: 'GetSecretValue' | 'DescribeSecret' | 'BatchGetSecretValue' | 'ListSecrets';
    /** The name or the ARN of a secret. */
    readonly id?: string;
}
/** What an application does with a store. */
export interface StoreUse {
    /** Keys that are read, without paths. */
    readonly keys: readonly string[];
    /** Whether keys are listed. */
    readonly lists: boolean;
}
/** A provider that tells which calls it may make, without making one. */
export interface CallForecast {
    readonly region: string | undefined;
    [POSSIBLE_CALLS](use: StoreUse): PossibleCall[];
}
interface ReadingWays {
    readonly ids: SecretIds;
    readonly bundles: readonly string[];
    readonly batch: boolean;
    readonly rotationDates: boolean;
}
/**
 * The calls that reading these keys can lead to, whatever is in the store: a key that a bundle answers today is asked
 * by its own name tomorrow, when somebody has taken the field out.
 */
export declare function possibleCalls({ ids, bundles, batch, rotationDates }: ReadingWays, { keys, lists }: StoreUse): PossibleCall[];
export {};
