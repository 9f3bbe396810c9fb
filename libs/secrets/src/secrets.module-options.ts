import type { ConfigurableModuleAsyncOptions } from '@nestjs/common';
import type { CacheOptions } from './cache/cache.options.js';
import type { MaskingOptions } from './masking/masking.options.js';
import type { AwsSecretsManagerOptions } from './providers/aws-secrets-manager/aws-secrets-manager.options.js';
import type { EnvironmentOptions } from './providers/environment/environment.options.js';
import type { SecretsProvider } from './providers/secrets-provider.interface.js';
import type { FallbackMode } from './reading/fallback.policy.js';
import type { SecretReadListener } from './reading/read.event.js';
import type { SecretsSchema } from './schema/schema.types.js';

/** What `SecretsModule.forRoot()` takes; every field has a default, so that none is a complete set-up. */
export interface SecretsModuleOptions {
  /** `env`: [environment]; `aws`: [AWS Secrets Manager, environment]. Default: `SECRETS_PROVIDER`, else `env`. */
  provider?: 'env' | 'aws';
  /** The whole chain, in order, nothing appended. Not together with `provider`. */
  chain?: SecretsProvider[];
  /** Region, names and deadlines of AWS Secrets Manager. */
  aws?: AwsSecretsManagerOptions;
  /** The `.env` file and the spelling of variables. */
  env?: EnvironmentOptions;
  /** How long secrets are kept; seconds. */
  cache?: CacheOptions;
  /** Which trouble of a link lets the next one answer. Default `any`. */
  fallback?: FallbackMode;
  /** What is masked in logs and responses beside the built-in rules. */
  masking?: MaskingOptions;
  /** Keys that must be there at boot, beside those that are injected. */
  required?: string[];
  /** Validators by key (zod, valibot, arktype, any Standard Schema): checked at boot, and whenever a value is new. */
  schema?: SecretsSchema;
  /** Told of each read of a secret: who, which key, from which link; never a value. Default: nobody is. */
  audit?: SecretReadListener;
  /** Metrics and spans through `@opentelemetry/api`. Default: where that package is installed. */
  telemetry?: boolean;
}

/** A class that makes the options, for `forRootAsync({ useClass })` and `({ useExisting })`. */
export interface SecretsOptionsFactory {
  createSecretsOptions(): SecretsModuleOptions | Promise<SecretsModuleOptions>;
}

/** What `SecretsModule.forRootAsync()` takes. */
export type SecretsModuleAsyncOptions = ConfigurableModuleAsyncOptions<
  SecretsModuleOptions,
  'createSecretsOptions'
>;
