import { InjectSecret, InjectSecretRef } from '../injection/inject-secret.decorator.js';
import type { InjectSecretOptions } from '../injection/secret.token.js';
import { getSecret, getSecretJson } from '../outside/secrets.functions.js';
import type { SecretJsonOf, SecretKeyOf, SecretsSchema, SecretTextOf } from './schema.types.js';

/** A schema, with the ways to read that know its keys and types. */
export interface DefinedSecrets<S extends SecretsSchema> {
  /** For `SecretsModule.forRoot({ schema })`, and as `SecretsService<typeof secrets.schema>`. */
  readonly schema: S;
  /** As `InjectSecret`; a key that is not in the schema is a type error. */
  InjectSecret(key: SecretKeyOf<S>, options?: InjectSecretOptions): PropertyDecorator & ParameterDecorator;
  /** As `InjectSecretRef`, with the same keys. */
  InjectSecretRef(key: SecretKeyOf<S>): PropertyDecorator & ParameterDecorator;
  /** As the function `getSecret`, outside DI. */
  getSecret<K extends SecretKeyOf<S>>(key: K): Promise<SecretTextOf<S, K>>;
  /** As the function `getSecretJson`, outside DI. */
  getSecretJson<K extends SecretKeyOf<S>>(key: K): Promise<SecretJsonOf<S, K>>;
}

/**
 * Describes the secrets of an application by validators of Standard Schema (zod, valibot, arktype), so that reading
 * them is typed.
 *
 * @example
 * const secrets = defineSecrets({ API_KEY: z.string().min(20), 'prod/db': z.object({ host: z.string() }) });
 */
export function defineSecrets<const S extends SecretsSchema>(schema: S): DefinedSecrets<S> {
  return {
    schema,
    InjectSecret,
    InjectSecretRef,
    getSecret: <K extends SecretKeyOf<S>>(key: K) => getSecret(key) as Promise<SecretTextOf<S, K>>,
    getSecretJson: <K extends SecretKeyOf<S>>(key: K) => getSecretJson(key) as Promise<SecretJsonOf<S, K>>,
  };
}
