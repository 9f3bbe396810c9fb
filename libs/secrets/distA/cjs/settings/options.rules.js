"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MODULE_OPTIONS = void 0;
const secret_key_js_1 = require("../keys/secret-key.js");
const aws_secrets_manager_rules_js_1 = require("../providers/aws-secrets-manager/aws-secrets-manager.rules.js");
const environment_rules_js_1 = require("../providers/environment/environment.rules.js");
const provider_members_js_1 = require("../providers/provider.members.js");
const fallback_policy_js_1 = require("../reading/fallback.policy.js");
const standard_schema_js_1 = require("../schema/standard-schema.js");
const is_record_js_1 = require("../utils/is-record.js");
const option_rules_js_1 = require("../utils/option.rules.js");
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
        const lacks = (0, provider_members_js_1.missingMembers)(link);
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
    aws: aws_secrets_manager_rules_js_1.AWS_OPTIONS,
    env: environment_rules_js_1.ENVIRONMENT_OPTIONS,
    cache: (0, option_rules_js_1.optionsOf)(CACHE),
    fallback: {
        takes: "'not-found', 'transient' or 'any'",
        accepts: (value) => fallback_policy_js_1.FALLBACK_MODES.includes(value),
    },
    // Checked by whoever masks, which begins before anything else.
    masking: { takes: 'an object', accepts: isAnything },
    required: (0, option_rules_js_1.listOf)('a list of keys', KEY),
    schema: {
        takes: 'an object of keys and validators',
        accepts: is_record_js_1.isRecord,
        each: { takes: 'a validator of Standard Schema, as zod makes', accepts: standard_schema_js_1.isStandardSchema },
        check: (schema, name) => Object.keys(schema).map((key) => keyProblem(key, name))[0],
    },
};
/** What `SecretsModule.forRoot()` takes: what TypeScript cannot know of JavaScript, of files and of casts. */
exports.MODULE_OPTIONS = (0, option_rules_js_1.optionsOf)(OPTIONS, {
    takes: 'an object of options',
    check: ({ provider, chain }) => provider !== undefined && chain !== undefined
        ? 'provider and chain exclude each other: a chain of your own is the whole chain'
        : undefined,
});
function keyProblem(key, name) {
    try {
        (0, secret_key_js_1.parseSecretKey)(key);
        return undefined;
    }
    catch (error) {
        return `${name}: ${error.message}`;
    }
}
