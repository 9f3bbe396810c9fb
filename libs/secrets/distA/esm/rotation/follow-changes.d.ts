import type { SecretReader } from '../reading/secret.reader.js';
import type { ChangeTracker } from './change.tracker.js';
import type { RefKeeper } from './ref.keeper.js';
export interface FollowingParts {
    readonly reader: SecretReader;
    readonly changes: ChangeTracker;
    readonly refs: RefKeeper;
}
/**
 * From now on, when a provider tells of changes, reads what somebody has read before, so that listeners and references
 * learn of a new value without a reader.
 */
export declare function followChanges(parts: FollowingParts): void;
