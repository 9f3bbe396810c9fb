import { InjectSecret } from '../injection/inject-secret.decorator.js';
import { getSecret, getSecretJson } from '../outside/secrets.functions.js';
/**
 * Describes the secrets of an application by validators of Standard Schema (zod, valibot, arktype), so that reading
 * them is typed.
 *
 * @example
 * const secrets = defineSecrets({ API_KEY: z.string().min(20), 'prod/db': z.object({ host: z.string() }) });
 */
export function defineSecrets(schema) {
    return {
        schema,
        InjectSecret,
        getSecret: (key) => getSecret(key),
        getSecretJson: (key) => getSecretJson(key),
    };
}
