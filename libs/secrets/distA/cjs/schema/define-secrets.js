"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.defineSecrets = defineSecrets;
const inject_secret_decorator_js_1 = require("../injection/inject-secret.decorator.js");
const secrets_functions_js_1 = require("../outside/secrets.functions.js");
/**
 * Describes the secrets of an application by validators of Standard Schema (zod, valibot, arktype), so that reading
 * them is typed.
 *
 * @example
 * const secrets = defineSecrets({ API_KEY: z.string().min(20), 'prod/db': z.object({ host: z.string() }) });
 */
function defineSecrets(schema) {
    return {
        schema,
        InjectSecret: inject_secret_decorator_js_1.InjectSecret,
        getSecret: (key) => (0, secrets_functions_js_1.getSecret)(key),
        getSecretJson: (key) => (0, secrets_functions_js_1.getSecretJson)(key),
    };
}
