import { parseSecretKey } from '../keys/secret-key.js';
import { AWS_OPTIONS } from '../providers/aws-secrets-manager/aws-secrets-manager.rules.js';
import { ENVIRONMENT_OPTIONS } from '../providers/environment/environment.rules.js';
import { PROVIDER } from '../providers/provider.rules.js';
import { FALLBACK_MODES } from '../reading/fallback.policy.js';
import { isStandardSchema } from '../schema/standard-schema.js';
import type { CacheOptions } from '../cache/cache.options.js';
import type { SecretsModuleOptions } from '../secrets.module-options.js';
import { isRecord } from '../utils/is-record.js';
import { BOOLEAN, listOf, type OptionRule, optionsOf } from '../utils/option.rules.js';

const isAnything = () => true;

const SECONDS: OptionRule = {
  takes: 'seconds, a number from 0 up',
  accepts: (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0,
};

const CACHE: Readonly<Record<keyof CacheOptions, OptionRule>> = {
  ttl: SECONDS,
  staleIfError: SECONDS,
  negativeTtl: SECONDS,
  maxEntries: {
    takes: 'a whole number from 1 up',
    accepts: (value) => Number.isSafeInteger(value) && (value as number) > 0,
  },
};

const KEY: OptionRule = { takes: 'a key', accepts: isAnything, check: keyProblem };

const OPTIONS: Readonly<Record<keyof SecretsModuleOptions, OptionRule>> = {
  provider: { takes: "'env' or 'aws'", accepts: (value) => value === 'env' || value === 'aws' },
  chain: {
    takes: 'a list of at least one provider',
    accepts: (value) => Array.isArray(value) && value.length > 0,
    each: PROVIDER,
  },
  aws: AWS_OPTIONS,
  env: ENVIRONMENT_OPTIONS,
  cache: optionsOf(CACHE),
  fallback: {
    takes: "'not-found', 'transient' or 'any'",
    accepts: (value) => (FALLBACK_MODES as readonly unknown[]).includes(value),
  },
  // Checked by whoever masks, which begins before anything else.
  masking: { takes: 'an object', accepts: isAnything },
  required: listOf('a list of keys', KEY),
  schema: {
    takes: 'an object of keys and validators',
    accepts: isRecord,
    each: {
      takes: 'a validator of Standard Schema, as zod makes',
      accepts: isStandardSchema,
      // Who takes it for a list of values has put secrets there.
      conceals: () => true,
    },
    check: (schema: object, name: string) => Object.keys(schema).map((key) => keyProblem(key, name))[0],
  },
  audit: { takes: 'a function', accepts: (value) => typeof value === 'function' },
  telemetry: BOOLEAN,
};

/** What `SecretsModule.forRoot()` takes: what TypeScript cannot know of JavaScript, of files and of casts. */
export const MODULE_OPTIONS = optionsOf(OPTIONS, {
  takes: 'an object of options',
  check: ({ provider, chain }: SecretsModuleOptions) =>
    provider !== undefined && chain !== undefined
      ? 'provider and chain exclude each other: a chain of your own is the whole chain'
      : undefined,
});

function keyProblem(key: unknown, name: string): string | undefined {
  try {
    parseSecretKey(key);
    return undefined;
  } catch (error) {
    return `${name}: ${(error as Error).message}`;
  }
}
