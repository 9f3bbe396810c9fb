import type { CacheAnswer, CacheEntry } from '../../cache/cache-entry.js';
import type { SecretCachePatience } from '../../cache/secret-cache.parts.js';
import { SecretCache } from '../../cache/secret.cache.js';
import type { SecretsProvider } from '../secrets-provider.interface.js';
import { type LinkFailure, tooLate } from './link-failure.js';
import type { SecretsLog } from '../../utils/secrets.log.js';
import { LinkHealth } from './link-health.js';
import { LinkWatch } from './link.watch.js';
import { LinkLoader, type LinkLoaderParts } from './link.loader.js';
import {
  type ChangeHint,
  KNOWN_MISSING,
  type LinkAnswer,
  type LinkCondition,
  type LinkValue,
  type LinkView,
  type LinkWitness,
  type Patience,
  type SecretForm,
  type SecretLink,
} from './secret.link.js';

export interface CachedLinkParts extends Omit<LinkLoaderParts, 'health'> {
  readonly output: SecretsLog;
}

/** A link whose answers are kept, each in the form in which the provider gave it. */
export class CachedLink implements SecretLink {
  readonly name: string;
  readonly #provider: SecretsProvider;
  readonly #isCached: boolean;
  readonly #witness: LinkWitness;
  readonly #loader: LinkLoader;
  readonly #health: LinkHealth;
  readonly #text: SecretCache<string, LinkFailure, Patience>;
  readonly #hits: SecretCache<string, LinkFailure, Patience>['hits'];
  /** Present where the provider gives JSON, or bytes, by itself. */
  readonly #json: SecretCache<unknown, LinkFailure, Patience> | undefined;
  readonly #binary: SecretCache<Uint8Array, LinkFailure, Patience> | undefined;
  readonly #watch: LinkWatch;
  #follower: ChangeHint = () => {};

  constructor(provider: SecretsProvider, given: CachedLinkParts) {
    const health = new LinkHealth(given.name, given.output, given.clock);
    const parts: LinkLoaderParts = { ...given, health };
    this.name = parts.name;
    this.#provider = provider;
    this.#isCached = parts.policy.ttl > 0;
    this.#watch = new LinkWatch(provider, parts, (keys) => this.#changed(keys));
    const loader = (this.#loader = new LinkLoader(provider, parts));
    const patience: SecretCachePatience<LinkFailure, Patience> = {
      background: 'background',
      waitFor: (how) => parts.deadlines[how],
      tooLate: (key) => tooLate(this.name, key),
    };
    const { witness } = parts;
    const onLoss = (key?: string): void => witness.move(key);
    this.#witness = witness;
    this.#health = health;
    this.#text = new SecretCache((key, how) => loader.text(key, how), parts, patience, {
      onValue: (key, entry) => this.#see(key, entry),
      onLoss,
    });
    this.#hits = this.#text.hits;
    if (typeof provider.getSecretJson === 'function') {
      // What a reference is cut out of may have moved; a change of the secret is told of by its text.
      const onMove = { onValue: onLoss, onLoss };
      this.#json = new SecretCache((key, how) => loader.json(key, how), parts, patience, onMove);
    }
    if (typeof provider.getSecretBinary === 'function') {
      this.#binary = new SecretCache((key, how) => loader.binary(key, how), parts, patience, {
        onValue: (key, { value }) => witness.see(key, { value, provider: parts.name, versionId: undefined }),
        onLoss,
      });
    }
  }

  peek(key: string): Promise<string> | typeof KNOWN_MISSING | undefined {
    const entry = this.#hits.hot(key) ?? this.#text.peek(key);
    if (entry !== undefined) return entry.promise;
    return this.#text.isKnownMissing(key) ? KNOWN_MISSING : undefined;
  }

  async read(key: string, form: SecretForm, patience: Patience): Promise<LinkAnswer> {
    this.#watch.start();
    if (form === 'json' && this.#json !== undefined) {
      return this.#answer(await this.#json.read(key, patience), asJson);
    }
    if (form === 'binary' && this.#binary !== undefined) {
      return this.#answer(await this.#binary.read(key, patience), asBinary);
    }
    const answer = await this.#text.read(key, patience);
    // Kept since long, it is news where an earlier link has stopped to answer. A late answer is kept by nobody.
    if (answer.kind === 'value' && this.#text.look(key).entry === answer.entry) this.#see(key, answer.entry);
    return this.#answer(answer, asText);
  }

  async prefetch(keys: readonly string[]): Promise<void> {
    if (typeof this.#provider.getSecrets !== 'function' || !this.#isCached) return;
    this.#watch.start();
    await this.#text.readTogether(keys, 'boot', (wanted) => this.#loader.batch(wanted));
  }

  *known(): Iterable<string> {
    for (const cache of [this.#text, this.#json, this.#binary]) if (cache) yield* cache.ids();
  }

  look(key: string): LinkView {
    const text = viewOf(this.#text, key, asText);
    const views = [text];
    if (this.#json !== undefined) views.push(viewOf(this.#json, key, asJson));
    if (this.#binary !== undefined) views.push(viewOf(this.#binary, key, asBinary));
    const found = views.find(({ value }) => value !== undefined) ?? text;
    const isUnknown = found.value === undefined && !this.#text.isKnownMissing(key);
    const failing = views.find(({ failure }) => failure !== undefined);
    return {
      ...found,
      failure: failing?.failure,
      failed: failing?.failed,
      refusal: isUnknown ? this.#loader.refusal(key) : undefined,
    };
  }

  condition(): LinkCondition {
    return { trouble: this.#health.trouble(), isSpared: this.#loader.isSpared };
  }

  list(prefix: string): Promise<string[]> {
    return this.#loader.list(prefix);
  }

  async refresh(key?: string): Promise<void> {
    this.#invalidate(key);
    try {
      await this.#loader.refresh();
    } finally {
      // Again: a read in between may have got what the provider itself remembered.
      this.#invalidate(key);
    }
  }

  follow(listener: ChangeHint): void {
    this.#follower = listener;
  }

  close(): void {
    this.#watch.close();
    this.#loader.close();
    for (const cache of [this.#text, this.#json, this.#binary]) cache?.close();
  }

  #changed(keys: readonly string[] | undefined): void {
    this.#loader.forgetShared();
    for (const key of keys ?? [undefined]) this.#invalidate(key);
    this.#follower(keys);
  }

  #invalidate(key: string | undefined): void {
    for (const cache of [this.#text, this.#json, this.#binary]) cache?.invalidate(key);
  }

  #see(key: string, { value, versionId }: CacheEntry<string>): void {
    this.#witness.see(key, { value, provider: this.name, versionId });
  }

  #answer<V>(answer: CacheAnswer<V, LinkFailure>, wrap: (value: V) => LinkValue): LinkAnswer {
    if (answer.kind !== 'value') return answer;
    const { value, versionId } = answer.entry;
    return { kind: 'value', value: wrap(value), provider: this.name, versionId, origin: answer.origin };
  }
}

const asText = (text: string): LinkValue => ({ form: 'text', text });
const asJson = (node: unknown): LinkValue => ({ form: 'json', node });
const asBinary = (bytes: Uint8Array): LinkValue => ({ form: 'binary', bytes });

function viewOf<V>(
  cache: SecretCache<V, LinkFailure, Patience>,
  key: string,
  wrap: (value: V) => LinkValue,
): LinkView {
  const { entry, ageSeconds = 0, dueAt = Infinity, failure, failed } = cache.look(key);
  return {
    value: entry && wrap(entry.value),
    versionId: entry?.versionId,
    ageSeconds,
    stale: entry?.fresh === false,
    dueAt,
    endsAt: entry?.staleUntil ?? Infinity,
    failure,
    failed: failed && { since: failed.since, at: failed.at },
  };
}
