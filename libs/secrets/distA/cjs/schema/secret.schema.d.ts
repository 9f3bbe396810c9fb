import type { Clock } from '../utils/clock.js';
import type { SecretsSchema } from './schema.types.js';
/** What a validator made of a secret. `reason` holds no piece of it. */
export type Verdict<T> = {
    readonly kind: 'value';
    readonly value: T;
} | {
    readonly kind: 'invalid';
    readonly reason: string;
};
/**
 * The validators of an application's secrets. A validator is given the text of a secret and, when it refuses that, what
 * the text parses to: whether it describes a text or a JSON value, it does not say.
 */
export declare class SecretSchema {
    #private;
    constructor(schema: SecretsSchema, clock: Clock);
    has(key: string): boolean;
    /** What stands for a secret that is missing; `invalid`: it must not be. */
    absence(key: string): Promise<Verdict<unknown>>;
    /** A text that fits is given on as it is. */
    text(key: string, text: string): Promise<Verdict<string>>;
    /** What the validator makes of a parsed secret; the secret itself where it is its text that fits. */
    node(key: string, node: unknown): Promise<Verdict<unknown>>;
}
