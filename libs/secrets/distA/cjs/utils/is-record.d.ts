/** Whether something is an object with named members: no list, not `null`. */
export declare function isRecord(value: unknown): value is Record<string, unknown>;
