/** Which rules hold in response bodies. */
export interface ResponseMaskingOptions {
    /** The rule by key, without the token family. Default `true`. */
    keys?: boolean;
    /** The rule by value. Default `true`. */
    values?: boolean;
    /** The token family (`token`, `cookie`, `session`, ...) is masked too. Default `false`. */
    tokens?: boolean;
}
/** How an application masks. */
export interface MaskingOptions {
    /** More keys whose values are masked: words as in `'iban'`, or an expression asked with the whole key. */
    keys?: (string | RegExp)[];
    /** Secrets that are never searched for in texts, by their keys: `'PUBLIC_URL'`, `'prod/db#host'`. */
    exclude?: string[];
    /** Searches texts for the values that the service returned. Default `true`. */
    values?: boolean;
    /** Masks what is known by its form in logs: JWTs, private keys, vendor tokens. Default `true`. */
    formats?: boolean;
    /** Masks response bodies: all, nothing, or rule by rule. Default `true`. */
    interceptor?: boolean | ResponseMaskingOptions;
}
