import { read } from '../errors/foreign-error.js';
import { FALLBACK_MODES } from '../reading/fallback.policy.js';
import { parseSecretKey, showKey } from '../keys/secret-key.js';
import { known } from './options.shape.js';
import { isStandardSchema } from '../schema/standard-schema.js';
import { isRecord } from '../utils/is-record.js';
import type { AwsSecretsManagerOptions } from '../providers/aws-secrets-manager/aws-secrets-manager.options.js';
import { validateAwsOptions } from '../providers/aws-secrets-manager/aws-secrets-manager.validation.js';
import { checkEnvironment } from '../providers/environment/environment.validation.js';
import type { SecretsModuleOptions } from '../secrets.module-options.js';
import type { SettingProblems } from './setting.problems.js';

const OPTIONS = ['provider', 'chain', 'aws', 'env', 'cache', 'fallback', 'masking', 'required', 'schema'];
const CACHE_OPTIONS = ['ttl', 'staleIfError', 'negativeTtl', 'maxEntries'];

/** Checks what TypeScript cannot: options from JavaScript, from a file, or cast. Links and masking check their own. */
export function checkOptions(options: SecretsModuleOptions, problems: SettingProblems): void {
  if (!isRecord(options)) return problems.add('SecretsModule.forRoot()', options, 'an object of options');
  known('', options, OPTIONS, problems);
  const { provider, chain, aws, env, cache, fallback, required, schema } = options;
  if (provider !== undefined && provider !== 'env' && provider !== 'aws') {
    problems.add('provider', provider, "'env' or 'aws'");
  }
  if (provider !== undefined && chain !== undefined) {
    problems.say('provider and chain exclude each other: a chain of your own is the whole chain');
  }
  if (chain !== undefined) checkChain(chain, problems);
  if (aws !== undefined) said(problems, () => validateAwsOptions(aws as AwsSecretsManagerOptions));
  if (env !== undefined) checkEnvironment(env, problems);
  if (cache !== undefined) checkCache(cache, problems);
  if (fallback !== undefined && !(FALLBACK_MODES as readonly unknown[]).includes(fallback)) {
    problems.add('fallback', fallback, "'not-found', 'transient' or 'any'");
  }
  if (required !== undefined) checkRequired(required, problems);
  if (schema !== undefined) checkSchema(schema, problems);
}

function checkChain(chain: unknown, problems: SettingProblems): void {
  if (!Array.isArray(chain) || chain.length === 0) return problems.add('chain', chain, 'a list of providers');
  for (const [index, link] of chain.entries()) {
    const lacks = missingMembers(link);
    if (lacks.length > 0) problems.say(`chain[${index}] is no provider: it lacks ${lacks.join(', ')}`);
  }
}

/** The members of the port that something lacks. */
export function missingMembers(link: unknown): string[] {
  const methods = ['getSecret', 'listSecrets', 'refresh'].filter(
    (method) => typeof read(link, method) !== 'function',
  );
  const name = read(link, 'name');
  return typeof name === 'string' && name !== '' ? methods : ['name', ...methods];
}

function checkCache(cache: unknown, problems: SettingProblems): void {
  if (!isRecord(cache)) return problems.add('cache', cache, 'an object');
  known('cache.', cache, CACHE_OPTIONS, problems);
  for (const name of ['ttl', 'staleIfError', 'negativeTtl']) {
    const seconds = cache[name];
    if (seconds !== undefined && !(typeof seconds === 'number' && Number.isFinite(seconds) && seconds >= 0)) {
      problems.add(`cache.${name}`, seconds, 'seconds, a number from 0 up');
    }
  }
  const { maxEntries } = cache;
  if (maxEntries !== undefined && !(Number.isSafeInteger(maxEntries) && (maxEntries as number) > 0)) {
    problems.add('cache.maxEntries', maxEntries, 'a whole number from 1 up');
  }
}

function checkRequired(required: unknown, problems: SettingProblems): void {
  if (!Array.isArray(required)) return problems.add('required', required, 'a list of keys');
  for (const key of required) said(problems, () => parseSecretKey(key), 'required: ');
}

function checkSchema(schema: unknown, problems: SettingProblems): void {
  if (!isRecord(schema)) return problems.add('schema', schema, 'an object of keys and validators');
  for (const [key, validator] of Object.entries(schema)) {
    said(problems, () => parseSecretKey(key), 'schema: ');
    if (isStandardSchema(validator)) continue;
    problems.add(`schema[${showKey(key)}]`, validator, 'a validator of Standard Schema, as zod makes');
  }
}

/** Adds what a check throws. */
function said(problems: SettingProblems, check: () => void, where = ''): void {
  try {
    check();
  } catch (error) {
    problems.say(where + (error as Error).message);
  }
}
