import type { Clock } from '../utils/clock.js';
/**
 * Spares a store that is down: after 5 failures in a row it is left alone for 15 s, then for twice as long after
 * each failed probe, at most 60. Written here, since the breakers at hand read the wall clock, which jumps.
 */
export declare class LinkBreaker<F> {
    #private;
    constructor(clock: Clock);
    /** Whether the store is left alone now; takes no probe. */
    get isOpen(): boolean;
    /** The last failure, when the store is not to be asked now; `undefined` lets the call through. */
    refusal(): F | undefined;
    /** The store answered, whatever it said. */
    answered(): void;
    failed(failure: F): void;
}
