/**
 * What zod, valibot, arktype and others have in common: version 1 of Standard Schema, of which this is the part that
 * is used here. `Output` is what a validated value becomes.
 */
export interface StandardSchema<Input = unknown, Output = Input> {
    readonly '~standard': {
        readonly version: 1;
        readonly vendor: string;
        readonly validate: (value: unknown) => SchemaResult<Output> | Promise<SchemaResult<Output>>;
        readonly types?: {
            readonly input: Input;
            readonly output: Output;
        } | undefined;
    };
}
export type SchemaResult<Output> = {
    readonly value: Output;
    readonly issues?: undefined;
} | {
    readonly issues: readonly unknown[];
};
/** Whether something is such a validator; arktype's are functions. */
export declare function isStandardSchema(value: unknown): value is StandardSchema;
