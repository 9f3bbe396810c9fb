/** The outcome of one read; `error` is made when somebody wants it thrown. */
export type ReadOutcome<T> = {
    readonly kind: 'value';
    readonly value: T;
} | {
    readonly kind: 'missing' | 'failed' | 'invalid';
    readonly error: () => Error;
    /** Where a schema has the key: whether it must be there. */
    readonly required?: boolean;
};
