/** Above this, Node fires a timer at once. A longer wait ends early, and whoever waits looks at the clock again. */
export const LONGEST_TIMER = 2 ** 31 - 1;
/** The globals are looked up at each call, so that fake timers installed later are obeyed. */
export const systemClock = {
    now: () => performance.now(),
    schedule(callback, milliseconds, options) {
        const timer = setTimeout(callback, Math.min(milliseconds, LONGEST_TIMER));
        if (!options?.keepAlive)
            timer.unref?.();
        return () => clearTimeout(timer);
    },
};
