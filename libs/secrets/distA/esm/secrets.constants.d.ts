export declare const SECRETS_RUNTIME = "SECRETS_RUNTIME";
export declare const SECRETS_BOOT_REPORT = "SECRETS_BOOT_REPORT";
export declare const SECRETS_CLOCK = "SECRETS_CLOCK";
export declare const SECRETS_RANDOM = "SECRETS_RANDOM";
/** Which call set the core up. */
export declare const SECRETS_SETUP = "SECRETS_SETUP";
/** The context of log lines. */
export declare const LOG_CONTEXT = "SecretsModule";
/** The same object in the facade, which a user's module imports. */
export declare const SECRETS_FACADE = "SECRETS_FACADE";
