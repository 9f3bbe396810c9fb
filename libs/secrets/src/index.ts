export { SecretsModule } from './secrets.module.js';
export type {
  SecretsModuleAsyncOptions,
  SecretsModuleOptions,
  SecretsOptionsFactory,
} from './secrets.module-options.js';
export { SecretsService } from './secrets.service.js';
export type { SecretRef } from './rotation/secret.ref.js';
export type { SecretChange, SecretChangeListener } from './rotation/secret.change.js';
export type { WithSecretOptions } from './rotation/with-secret.js';
export type { SecretReadEvent, SecretReadListener, SecretReadMethod } from './reading/read.event.js';
export type { SecretStatus } from './reading/secret.status.js';
export { SECRETS_CHAIN } from './secrets.tokens.js';

export { InjectSecret, InjectSecretRef } from './injection/inject-secret.decorator.js';
export { getSecretToken, type InjectSecretOptions } from './injection/secret.token.js';

export {
  createSecretsService,
  getSecret,
  getSecretJson,
  getSecretsService,
} from './outside/secrets.functions.js';

export type {
  SecretsProvider,
  SecretsProviderContext,
  SecretValue,
} from './providers/secrets-provider.interface.js';
export { EnvironmentSecretsProvider } from './providers/environment/environment.provider.js';
export type { EnvironmentOptions } from './providers/environment/environment.options.js';
export type {
  AwsCredentials,
  AwsSecretsManagerClient,
  AwsSecretsManagerOptions,
} from './providers/aws-secrets-manager/aws-secrets-manager.options.js';
export type { CacheOptions } from './cache/cache.options.js';
export type { FallbackMode } from './reading/fallback.policy.js';

export {
  SecretDeniedError,
  SecretInvalidError,
  SecretNotFoundError,
  SecretsClosedError,
  SecretsError,
  type SecretsErrorCode,
  type SecretsErrorDetails,
  SecretsUnconfiguredError,
  SecretUnavailableError,
} from './errors/secrets.errors.js';

export { defineSecrets, type DefinedSecrets } from './schema/define-secrets.js';
export type { SecretJsonOf, SecretKeyOf, SecretsSchema, SecretTextOf } from './schema/schema.types.js';
export type { SchemaResult, StandardSchema } from './schema/standard-schema.js';
export {
  type MaskingOptions,
  maskSecret,
  maskSecrets,
  type ResponseMaskingOptions,
  SecretMasker,
} from './masking/index.js';
export { maskLogger } from './logging/mask-logger.js';
export { MaskingConsoleLogger } from './logging/masking-console.logger.js';
export { SecretsMaskingInterceptor } from './responses/secrets-masking.interceptor.js';
export { SkipSecretMasking } from './responses/skip-secret-masking.decorator.js';
