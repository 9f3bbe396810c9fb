/** The ordered chain of providers. Override it in a test, and no other link is constructed. */
export declare const SECRETS_CHAIN = "SECRETS_CHAIN";
