import type { Clock } from '../../utils/clock.js';
/** So many lines in so many milliseconds: a flood of made-up keys must not become one of log lines. */
export declare class LineBudget {
    #private;
    constructor(lines: number, milliseconds: number, clock: Clock);
    /** Whether there is a line left, which is then spent. */
    spend(): boolean;
}
