import type { Clock } from '../../utils/clock.js';
export interface RotationDatesParts {
    /** Asks when a secret rotates next; `undefined` for one that does not. */
    describe(id: string, signal: AbortSignal): Promise<Date | undefined>;
    readonly clock: Clock;
    /** Uniform in [0, 1). */
    random(): number;
    /** Milliseconds of the wall clock, on which the dates of the store are. */
    today(): number;
}
interface RotationListener {
    readonly changed: (keys: readonly string[]) => void;
    readonly failed: (error: Error) => void;
}
/** While somebody listens, asks once for each version of a secret when it rotates next, and tells when that is past. */
export declare class RotationDates {
    #private;
    constructor(parts: RotationDatesParts);
    listen(listener: RotationListener): () => void;
    /** Called with each value that was read, whose secret may answer several keys. */
    saw(id: string, key: string, versionId: string | undefined): void;
}
export {};
