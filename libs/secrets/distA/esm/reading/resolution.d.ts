import type { LinkFailure } from '../providers/chain/link-failure.js';
import type { LinkAnswer } from '../providers/chain/secret.link.js';
/** What the whole chain came to. "Missing" and "failed" are kept apart up to the caller. */
export type Resolution = Extract<LinkAnswer, {
    kind: 'value';
}>
/** `leftOut`: links that are not set up and so were not asked. */
 | {
    readonly kind: 'missing';
    readonly leftOut: readonly LinkFailure[];
} | {
    readonly kind: 'failed';
    readonly failures: readonly LinkFailure[];
};
