/**
 * Reads a property of what somebody else threw or gave: not always an error, perhaps a proxy, perhaps with a getter
 * that throws.
 */
export declare function read(value: unknown, property: string): unknown;
/** A name or code is an identifier; anything else may be a piece of a secret and is not repeated. */
export declare function identifier(value: unknown): string | undefined;
/** The class name of an error, or what kind of thing was thrown in its place. */
export declare function nameOf(error: unknown): string;
