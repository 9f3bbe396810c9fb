/** How a class wants a secret. */
export interface InjectSecretOptions {
    /** `undefined` in place of a boot error when no provider has the secret. */
    optional?: boolean;
    /** Injected when no provider has the secret; parsed secrets may have any default. */
    default?: unknown;
    /** Parsed as JSON, a fresh object for each class. */
    json?: boolean;
}
/** A secret that something wants, as its token says. */
export interface SecretRequest {
    readonly key: string;
    readonly json: boolean;
    readonly optional: boolean;
    readonly hasDefault: boolean;
    readonly default: unknown;
    /** A reference in place of the value. */
    readonly ref: boolean;
}
/**
 * The injection token of a secret: for factories (`inject: [getSecretToken('API_KEY')]`), and for tests, where
 * overriding it decides the secret for every class that wants it, in any form.
 *
 * @example
 * builder.overrideProvider(getSecretToken('API_KEY')).useValue('a value for the test')
 */
export declare function getSecretToken(key: string): string;
/** The token of a variant. The first part of a name tells variants from keys, whatever characters a key has. */
export declare function tokenOf(key: string, options: InjectSecretOptions): string;
/** The token of a reference to a secret. */
export declare function refTokenOf(key: string): string;
/** What a token stands for, or `undefined` if it is none of ours. */
export declare function requestOf(token: unknown): SecretRequest | undefined;
/** The tokens that anything in this process has named so far, all or those of some keys. */
export declare function knownTokens(keys?: readonly string[]): [token: string, request: SecretRequest][];
