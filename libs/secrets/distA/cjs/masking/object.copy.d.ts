/** A copy of the same class with the fields that come before one, or with all. */
export declare function copyUpTo(fields: Record<string, unknown>, stop?: string): object;
/** Adds a field: no setter runs, and `__proto__` is a field as any other. */
export declare function put(target: object, key: PropertyKey, value: unknown): void;
