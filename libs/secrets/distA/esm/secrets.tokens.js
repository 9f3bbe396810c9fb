/** The ordered chain of providers. Override it in a test, and no other link is constructed. */
export const SECRETS_CHAIN = 'SECRETS_CHAIN';
