/** What AWS, its SDK, Node.js and OpenSSL call their errors, by what they mean for a chain of stores. */
export declare const AWS_ERROR_NAMES: {
    /** Beside everything that begins with `AccessDenied`. */
    readonly denied: Set<string>;
    readonly expired: Set<string>;
    readonly certificate: Set<string>;
    readonly credentials: Set<string>;
    readonly transient: Set<string>;
    readonly network: ReadonlySet<string>;
};
