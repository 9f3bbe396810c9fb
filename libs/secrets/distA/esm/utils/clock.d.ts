/** Time as this package sees it: monotonic, and replaceable in a test. */
export interface Clock {
    /** Milliseconds since some fixed moment; never goes back, whatever happens to the wall clock. */
    now(): number;
    /**
     * Calls back once after so many milliseconds, and returns what cancels it. The timer does not keep the
     * process alive, unless `keepAlive` says that somebody awaits its outcome.
     */
    schedule(callback: () => void, milliseconds: number, options?: {
        keepAlive?: boolean;
    }): () => void;
}
/** Above this, Node fires a timer at once. A longer wait ends early, and whoever waits looks at the clock again. */
export declare const LONGEST_TIMER: number;
/** The globals are looked up at each call, so that fake timers installed later are obeyed. */
export declare const systemClock: Clock;
