"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.systemClock = exports.LONGEST_TIMER = void 0;
/** Above this, Node fires a timer at once. A longer wait ends early, and whoever waits looks at the clock again. */
exports.LONGEST_TIMER = 2 ** 31 - 1;
/** The globals are looked up at each call, so that fake timers installed later are obeyed. */
exports.systemClock = {
    now: () => performance.now(),
    schedule(callback, milliseconds, options) {
        const timer = setTimeout(callback, Math.min(milliseconds, exports.LONGEST_TIMER));
        if (!options?.keepAlive)
            timer.unref?.();
        return () => clearTimeout(timer);
    },
};
