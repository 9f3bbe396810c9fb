"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.SECRETS_FACADE = exports.LOG_CONTEXT = exports.SECRETS_SETUP = exports.SECRETS_RANDOM = exports.SECRETS_CLOCK = exports.SECRETS_BOOT_REPORT = exports.SECRETS_RUNTIME = void 0;
// Tokens of the core module's own parts; strings, so that they can be read in Nest's errors.
exports.SECRETS_RUNTIME = 'SECRETS_RUNTIME';
exports.SECRETS_BOOT_REPORT = 'SECRETS_BOOT_REPORT';
exports.SECRETS_CLOCK = 'SECRETS_CLOCK';
exports.SECRETS_RANDOM = 'SECRETS_RANDOM';
/** Which call set the core up. */
exports.SECRETS_SETUP = 'SECRETS_SETUP';
/** The context of log lines. */
exports.LOG_CONTEXT = 'SecretsModule';
/** The same object in the facade, which a user's module imports. */
exports.SECRETS_FACADE = 'SECRETS_FACADE';
