import type { SecretsLog } from '../providers/chain/link-health.js';
import type { Clock } from '../utils/clock.js';
/** Tells of keys that no provider has: each at debug, and at most one summary a minute at warn. */
export declare class MissingSummary {
    #private;
    private readonly output;
    private readonly clock;
    constructor(output: SecretsLog, clock: Clock);
    note(key: string): void;
}
