import type { WantedSecret } from '../injection/wanted.secrets.js';
/** A key to look at, with everything that is wanted of it. */
export interface WantedKey {
    readonly key: string;
    /** Somebody wants it parsed. */
    readonly json: boolean;
    /** Nobody needs it: it may be missing. */
    readonly optional: boolean;
    /** Somebody has a default for it. */
    readonly hasDefault: boolean;
    /** Classes and factories, sorted; none for a key that was named by hand. */
    readonly wantedBy: readonly string[];
}
/** The keys that an application wants, and those that were named beside it, sorted. */
export declare function wantedKeys(wanted: readonly WantedSecret[], named: readonly string[]): WantedKey[];
