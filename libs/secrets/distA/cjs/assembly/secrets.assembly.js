"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.assembleService = assembleService;
const secrets_errors_js_1 = require("../errors/secrets.errors.js");
const aws_secrets_manager_provider_js_1 = require("../providers/aws-secrets-manager/aws-secrets-manager.provider.js");
const cached_link_js_1 = require("../providers/chain/cached.link.js");
const link_health_js_1 = require("../providers/chain/link-health.js");
const live_link_js_1 = require("../providers/chain/live.link.js");
const change_tracker_js_1 = require("../rotation/change.tracker.js");
const live_provider_js_1 = require("../providers/live-provider.js");
const chain_reader_js_1 = require("../reading/chain.reader.js");
const missing_summary_js_1 = require("../reading/missing.summary.js");
const secret_reader_js_1 = require("../reading/secret.reader.js");
const checked_chain_js_1 = require("../schema/checked.chain.js");
const schema_checks_js_1 = require("../schema/schema.checks.js");
const secret_schema_js_1 = require("../schema/secret.schema.js");
const secrets_service_js_1 = require("../secrets.service.js");
const provider_members_js_1 = require("../providers/provider.members.js");
const secrets_settings_js_1 = require("../settings/secrets.settings.js");
/** Puts the links, the cache and the reader of a chain together; asks no link. */
function assembleService(chain, parts) {
    const providers = checked(chain);
    const observe = (key, value) => parts.scope.register(key, value);
    const { clock, settings } = parts;
    const output = unbreakable(parts.output);
    const changes = new change_tracker_js_1.ChangeTracker(output, clock, providers.length * settings.cache.maxEntries);
    const witnessOf = (index) => ({
        see: (key, seen) => changes.see(key, seen, () => links.isShadowed(index, key)),
        move: (key) => changes.move(key),
    });
    const schema = parts.schema && new schema_checks_js_1.SchemaChecks(new secret_schema_js_1.SecretSchema(parts.schema, clock), output);
    const made = providers.map((provider, index) => linkOf(provider, { ...parts, output, observe, witness: witnessOf(index) }));
    const { fallback } = settings;
    const links = schema
        ? new checked_chain_js_1.CheckedChain(made, fallback, (key) => schema.has(key))
        : new chain_reader_js_1.ChainReader(made, fallback);
    const reader = new secret_reader_js_1.SecretReader({
        chain: links,
        missing: new missing_summary_js_1.MissingSummary(output, clock),
        observe,
        output,
        schema,
        release: () => {
            changes.close();
            parts.scope.close();
        },
    });
    return new secrets_service_js_1.SecretsService(reader, changes, clock);
}
function linkOf(provider, { settings, clock, random, output, observe, witness }) {
    const { name } = provider;
    const health = new link_health_js_1.LinkHealth(name, output, clock);
    if ((0, live_provider_js_1.isLiveProvider)(provider))
        return new live_link_js_1.LiveLink(provider, health, observe, witness);
    const { cache: policy } = settings;
    // A provider that was made by hand may have a timeout of its own.
    const isTimed = provider instanceof aws_secrets_manager_provider_js_1.AwsSecretsManagerProvider && provider.timeout !== undefined;
    const deadlines = isTimed ? (0, secrets_settings_js_1.deadlinesOf)(provider.timeout) : settings.deadlines;
    return new cached_link_js_1.CachedLink(provider, { name, policy, clock, random, deadlines, health, observe, witness });
}
/** A logger is the application's, and one that throws must not take a secret away. */
function unbreakable(output) {
    const quietly = (level) => (message) => {
        try {
            output[level](message);
        }
        catch {
            // There is nowhere left to tell it.
        }
    };
    return { debug: quietly('debug'), log: quietly('log'), warn: quietly('warn'), error: quietly('error') };
}
// A chain that a test puts in the place of SECRETS_CHAIN has been checked by nobody yet.
function checked(chain) {
    if (!Array.isArray(chain)) {
        throw new secrets_errors_js_1.SecretsUnconfiguredError(`SECRETS_CHAIN takes a list of providers; got ${typeof chain}`);
    }
    for (const [index, link] of chain.entries()) {
        const lacks = (0, provider_members_js_1.missingMembers)(link);
        if (lacks.length > 0) {
            throw new secrets_errors_js_1.SecretsUnconfiguredError(`SECRETS_CHAIN[${index}] is no provider: it lacks ${lacks.join(', ')}`);
        }
    }
    return chain;
}
