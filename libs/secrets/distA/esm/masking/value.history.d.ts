import type { Clock } from '../utils/clock.js';
type Release = () => void;
/** Which values an application holds in the registry: the current ones, and for a while those they replaced. */
export declare class ValueHistory {
    #private;
    constructor(hold: (text: string) => Release, select: (key: string, value: string) => readonly string[], clock: Clock);
    /** Called on every read, so the usual case, a value that is known, ends in the first lines. */
    add(key: string, value: string): void;
    /** Holds a text that belongs to no key. The oldest goes when there are thousands. */
    addForever(text: string): void;
    /** Lets go of everything, for good. */
    end(): void;
}
export {};
