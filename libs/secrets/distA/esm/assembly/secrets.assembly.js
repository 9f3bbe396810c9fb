import { SecretsUnconfiguredError } from '../errors/secrets.errors.js';
import { AwsSecretsManagerProvider } from '../providers/aws-secrets-manager/aws-secrets-manager.provider.js';
import { CachedLink } from '../providers/chain/cached.link.js';
import { LinkHealth } from '../providers/chain/link-health.js';
import { LiveLink } from '../providers/chain/live.link.js';
import { ChangeTracker } from '../rotation/change.tracker.js';
import { isLiveProvider } from '../providers/live-provider.js';
import { ChainReader } from '../reading/chain.reader.js';
import { MissingSummary } from '../reading/missing.summary.js';
import { SecretReader } from '../reading/secret.reader.js';
import { CheckedChain } from '../schema/checked.chain.js';
import { SchemaChecks } from '../schema/schema.checks.js';
import { SecretSchema } from '../schema/secret.schema.js';
import { SecretsService } from '../secrets.service.js';
import { missingMembers } from '../providers/provider.members.js';
import { deadlinesOf } from '../settings/secrets.settings.js';
/** Puts the links, the cache and the reader of a chain together; asks no link. */
export function assembleService(chain, parts) {
    const providers = checked(chain);
    const observe = (key, value) => parts.scope.register(key, value);
    const { clock, settings } = parts;
    const output = unbreakable(parts.output);
    const changes = new ChangeTracker(output, clock, providers.length * settings.cache.maxEntries);
    const witnessOf = (index) => ({
        see: (key, seen) => changes.see(key, seen, () => links.isShadowed(index, key)),
        move: (key) => changes.move(key),
    });
    const schema = parts.schema && new SchemaChecks(new SecretSchema(parts.schema, clock), output);
    const made = providers.map((provider, index) => linkOf(provider, { ...parts, output, observe, witness: witnessOf(index) }));
    const { fallback } = settings;
    const links = schema
        ? new CheckedChain(made, fallback, (key) => schema.has(key))
        : new ChainReader(made, fallback);
    const reader = new SecretReader({
        chain: links,
        missing: new MissingSummary(output, clock),
        observe,
        output,
        schema,
        release: () => {
            changes.close();
            parts.scope.close();
        },
    });
    return new SecretsService(reader, changes, clock);
}
function linkOf(provider, { settings, clock, random, output, observe, witness }) {
    const { name } = provider;
    const health = new LinkHealth(name, output, clock);
    if (isLiveProvider(provider))
        return new LiveLink(provider, health, observe, witness);
    const { cache: policy } = settings;
    // A provider that was made by hand may have a timeout of its own.
    const isTimed = provider instanceof AwsSecretsManagerProvider && provider.timeout !== undefined;
    const deadlines = isTimed ? deadlinesOf(provider.timeout) : settings.deadlines;
    return new CachedLink(provider, { name, policy, clock, random, deadlines, health, observe, witness });
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
        throw new SecretsUnconfiguredError(`SECRETS_CHAIN takes a list of providers; got ${typeof chain}`);
    }
    for (const [index, link] of chain.entries()) {
        const lacks = missingMembers(link);
        if (lacks.length > 0) {
            throw new SecretsUnconfiguredError(`SECRETS_CHAIN[${index}] is no provider: it lacks ${lacks.join(', ')}`);
        }
    }
    return chain;
}
