/**
 * What did not fit, in words that hold no piece of the secret: the validator's message, and whatever it put into its
 * paths, may quote it. Shown are the names of fields, where the secret is JSON.
 */
export declare function describeMisfit(issues: unknown, node: unknown): string;
