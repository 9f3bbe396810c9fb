import type { SecretsError } from '../errors/secrets.errors.js';
import type { LinkView, SecretLink } from '../providers/chain/secret.link.js';
import { type FallbackMode } from './fallback.policy.js';
/** Where a secret that has been read comes from. It holds no value. */
export interface SecretStatus {
    readonly key: string;
    /** The link whose value is served now; `undefined` when none has one. */
    readonly provider: string | undefined;
    /** The version that its store gives it, if it has versions. */
    readonly versionId: string | undefined;
    /** Seconds since the store was asked for it; 0 for a link that is asked at each read. */
    readonly ageSeconds: number;
    /** The store is in passing trouble, and this is its last value. */
    readonly stale: boolean;
    /** What the last call of the first link in trouble ended with. */
    readonly lastError: SecretsError | undefined;
}
/** The link whose value is served, with what it knows of it; `undefined` where no read gets to one. */
export declare function servingOf(links: readonly SecretLink[], key: string, fallback: FallbackMode): {
    link: SecretLink;
    view: LinkView;
} | undefined;
/** The status of every key that the links know, in the order of the keys; asks no store. */
export declare function statusOf(links: readonly SecretLink[], fallback: FallbackMode): SecretStatus[];
