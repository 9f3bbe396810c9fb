import type { SecretReader } from '../reading/secret.reader.js';
import type { Clock } from '../utils/clock.js';
import type { ChangeTracker } from './change.tracker.js';
import { type SecretRef } from './secret.ref.js';
export interface RefKeeperParts {
    readonly reader: SecretReader;
    readonly changes: ChangeTracker;
    readonly clock: Clock;
    load(key: string): Promise<string>;
}
/** Keeps references up to date: each load reaches them, and one timer refreshes them ahead of expiry. */
export declare class RefKeeper {
    #private;
    constructor(parts: RefKeeperParts);
    /** The reference to a key, the same for everybody. Loads nothing. */
    ref(key: string): SecretRef;
    close(): void;
    /** Gives the references to a secret what may be served of it now. */
    look(base?: string): void;
}
