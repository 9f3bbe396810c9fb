import { parseSecretKey } from '../keys/secret-key.js';
import { AWS_OPTIONS } from '../providers/aws-secrets-manager/aws-secrets-manager.rules.js';
import { ENVIRONMENT_OPTIONS } from '../providers/environment/environment.rules.js';
import { missingMembers } from '../providers/provider.members.js';
import { FALLBACK_MODES } from '../reading/fallback.policy.js';
import { isStandardSchema } from '../schema/standard-schema.js';
import { isRecord } from '../utils/is-record.js';
import { listOf, optionsOf } from '../utils/option.rules.js';
const isAnything = () => true;
const SECONDS = {
    takes: 'seconds, a number from 0 up',
    accepts: (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0,
};
const CACHE = {
    ttl: SECONDS,
    staleIfError: SECONDS,
    negativeTtl: SECONDS,
    maxEntries: {
        takes: 'a whole number from 1 up',
        accepts: (value) => Number.isSafeInteger(value) && value > 0,
    },
};
const LINK = {
    takes: 'a provider',
    accepts: isAnything,
    check: (link, name) => {
        const lacks = missingMembers(link);
        return lacks.length > 0 ? `${name} is no provider: it lacks ${lacks.join(', ')}` : undefined;
    },
};
const KEY = { takes: 'a key', accepts: isAnything, check: keyProblem };
const OPTIONS = {
    provider: { takes: "'env' or 'aws'", accepts: (value) => value === 'env' || value === 'aws' },
    chain: {
        takes: 'a list of providers',
        accepts: (value) => Array.isArray(value) && value.length > 0,
        each: LINK,
    },
    aws: AWS_OPTIONS,
    env: ENVIRONMENT_OPTIONS,
    cache: optionsOf(CACHE),
    fallback: {
        takes: "'not-found', 'transient' or 'any'",
        accepts: (value) => FALLBACK_MODES.includes(value),
    },
    // Checked by whoever masks, which begins before anything else.
    masking: { takes: 'an object', accepts: isAnything },
    required: listOf('a list of keys', KEY),
    schema: {
        takes: 'an object of keys and validators',
        accepts: isRecord,
        each: { takes: 'a validator of Standard Schema, as zod makes', accepts: isStandardSchema },
        check: (schema, name) => Object.keys(schema).map((key) => keyProblem(key, name))[0],
    },
};
/** What `SecretsModule.forRoot()` takes: what TypeScript cannot know of JavaScript, of files and of casts. */
export const MODULE_OPTIONS = optionsOf(OPTIONS, {
    takes: 'an object of options',
    check: ({ provider, chain }) => provider !== undefined && chain !== undefined
        ? 'provider and chain exclude each other: a chain of your own is the whole chain'
        : undefined,
});
function keyProblem(key, name) {
    try {
        parseSecretKey(key);
        return undefined;
    }
    catch (error) {
        return `${name}: ${error.message}`;
    }
}
