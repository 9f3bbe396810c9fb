// Tokens of the core module's own parts; strings, so that they can be read in Nest's errors.
export const SECRETS_RUNTIME = 'SECRETS_RUNTIME';
export const SECRETS_BOOT_REPORT = 'SECRETS_BOOT_REPORT';
export const SECRETS_LIFECYCLE = 'SECRETS_LIFECYCLE';
export const SECRETS_CLOCK = 'SECRETS_CLOCK';
export const SECRETS_RANDOM = 'SECRETS_RANDOM';
/** Which call set the core up. */
export const SECRETS_SETUP = 'SECRETS_SETUP';

/** The context of log lines. */
export const LOG_CONTEXT = 'SecretsModule';
/** The same object in the facade, which a user's module imports. */
export const SECRETS_FACADE = 'SECRETS_FACADE';
