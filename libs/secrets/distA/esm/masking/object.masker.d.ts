import type { KeyRule } from './key.rule.js';
/** Which rules hold for an object. */
export interface ObjectRules {
    /** The rule by key. */
    readonly keys: boolean;
    /** The token family belongs to the rule by key. */
    readonly tokens: boolean;
    /** The rule by value, in every string. */
    readonly values: boolean;
    /** Strings are masked as lines of a log: by key, by value, by format. */
    readonly lines?: boolean;
    /** Fields that the rule by key lets through, at any depth, spelled exactly so. */
    readonly letThrough?: ReadonlySet<string>;
    /** Whose key rule; default: the built-in list and the keys of every live application. */
    readonly scope?: {
        readonly rules: {
            readonly keyRule: KeyRule;
        };
    };
    /** More keys beside those. */
    readonly ownKeys?: KeyRule;
    /** What is neither plain nor an array is left as it is, for a serializer that comes later. */
    readonly leaveInstances?: boolean;
}
/**
 * A masked copy of what must be masked, the same reference where nothing must. Never throws, and never changes
 * what it is given: what cannot be read is replaced.
 */
export declare function maskObject<T>(value: T, rules: ObjectRules): T;
