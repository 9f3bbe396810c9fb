import type { LoadOutcome } from '../../cache/cache-entry.js';
import type { LinkFailure } from './link-failure.js';
/** What asking a provider came to. */
export type Outcome<V> = LoadOutcome<V, LinkFailure>;
/** A refusal is an answer. A link that is not set up is spared too: looking for credentials takes its time. */
export declare function isOutage(outcome: Outcome<unknown>): outcome is Extract<Outcome<never>, {
    kind: 'failed';
}>;
