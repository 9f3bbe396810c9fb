import type { MaskingScope } from '../masking/index.js';
import { AwsSecretsManagerProvider } from '../providers/aws-secrets-manager/aws-secrets-manager.provider.js';
import type { CallObserver } from '../providers/chain/call.observer.js';
import { KeyTroubles } from '../providers/chain/key.troubles.js';
import { type SecretsLog, unbreakable } from '../utils/secrets.log.js';
import { LiveLink } from '../providers/chain/live.link.js';
import type { SecretLink, SecretObserver, LinkWitness } from '../providers/chain/secret.link.js';
import { AuditTrail } from '../operations/audit.trail.js';
import { Telemetry } from '../operations/telemetry.js';
import type { MeterMaker } from '../operations/telemetry.loader.js';
import { ChangeTracker } from '../rotation/change.tracker.js';
import { isLiveProvider } from '../providers/live-provider.js';
import type { SecretsProvider } from '../providers/secrets-provider.interface.js';
import type { SecretReadListener } from '../reading/read.event.js';
import { ChainReader } from '../reading/chain.reader.js';
import { MissingSummary } from '../reading/missing.summary.js';
import { SecretReader } from '../reading/secret.reader.js';
import { CheckedChain } from '../schema/checked.chain.js';
import { SchemaGate } from '../schema/schema.gate.js';
import type { SecretsSchema } from '../schema/schema.types.js';
import { SecretsService } from '../secrets.service.js';
import { deadlinesOf, type SecretsSettings } from '../settings/secrets.settings.js';
import type { Clock } from '../utils/clock.js';
import { cachedLink } from './cached-links.js';

/** What the parts of a service share. */
export interface AssemblyParts {
  readonly settings: SecretsSettings;
  readonly scope: MaskingScope;
  readonly output: SecretsLog;
  readonly clock: Clock;
  readonly schema?: SecretsSchema | undefined;
  /** Told of each read; absent where nobody is. */
  readonly audit?: SecretReadListener | undefined;
  /** What measures; absent where nothing is to be measured. */
  readonly telemetry?: Promise<MeterMaker | undefined> | undefined;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}

/** Puts the links, the cache and the reader of a chain together; asks no link. */
export function assembleService<S extends SecretsSchema>(
  chain: readonly SecretsProvider[],
  parts: AssemblyParts,
): SecretsService<S> {
  const observe: SecretObserver = (key, value) => parts.scope.register(key, value);
  const { clock, settings } = parts;
  const output = unbreakable(parts.output);
  const changes = new ChangeTracker(output, clock, chain.length * settings.cache.maxEntries);
  const witnessOf = (index: number): LinkWitness => ({
    see: (key, seen) => changes.see(key, seen, () => links.isShadowed(index, key)),
    move: (key) => changes.move(key),
  });
  const schema = parts.schema && new SchemaGate(parts.schema, clock, output);
  const telemetry = parts.telemetry && new Telemetry(parts.telemetry, { clock, output });
  const made = chain.map((provider, index) =>
    linkOf(provider, {
      ...parts,
      output,
      observe,
      witness: witnessOf(index),
      calls: telemetry,
      replace: (link) => links.replace(index, link),
    }),
  );
  const { fallback } = settings;
  const audit = parts.audit && new AuditTrail(parts.audit, output, clock);
  const links: ChainReader =
    audit || schema
      ? new CheckedChain(made, fallback, (key) => audit !== undefined || schema?.has(key) === true)
      : new ChainReader(made, fallback);
  telemetry?.export(links);
  const reader = new SecretReader({
    chain: links,
    missing: new MissingSummary(output, clock),
    observe,
    output,
    schema,
    audit,
    release: () => {
      telemetry?.close();
      changes.close();
      parts.scope.close();
    },
  });
  return new SecretsService<S>(reader, changes, clock);
}

function linkOf(
  provider: SecretsProvider,
  { settings, clock, random, output, observe, witness, calls, replace }: LinkParts,
): SecretLink {
  const { name } = provider;
  if (isLiveProvider(provider)) {
    return new LiveLink(provider, new KeyTroubles(name, output, clock), output, observe, witness);
  }
  const { cache: policy } = settings;
  // A provider that was made by hand may have a timeout of its own.
  const isTimed = provider instanceof AwsSecretsManagerProvider && provider.timeout !== undefined;
  const deadlines = isTimed ? deadlinesOf(provider.timeout) : settings.deadlines;
  const linkParts = { name, policy, clock, random, deadlines, output, observe, witness, calls };
  return cachedLink(provider, linkParts, replace);
}

interface LinkParts extends AssemblyParts {
  readonly observe: SecretObserver;
  readonly witness: LinkWitness;
  readonly calls: CallObserver | undefined;
  /** Puts the link in the place of the one that stood for it. */
  readonly replace: (link: SecretLink) => void;
}
