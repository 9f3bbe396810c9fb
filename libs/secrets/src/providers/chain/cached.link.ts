import type { CacheAnswer } from '../../cache/cache-entry.js';
import type { SecretCachePatience } from '../../cache/secret-cache.parts.js';
import { SecretCache } from '../../cache/secret.cache.js';
import type { Clock } from '../../utils/clock.js';
import type { SecretsProvider } from '../secrets-provider.interface.js';
import { type LinkFailure, tooLate } from './link-failure.js';
import { LinkWatch } from './link.watch.js';
import { LinkLoader, type LinkLoaderParts } from './link.loader.js';
import {
  type ChangeHint,
  KNOWN_MISSING,
  type LinkAnswer,
  type LinkValue,
  type LinkView,
  type Patience,
  type SecretForm,
  type SecretLink,
} from './secret.link.js';

/** A link whose answers are kept, each in the form in which the provider gave it. */
export class CachedLink implements SecretLink {
  readonly name: string;
  readonly #provider: SecretsProvider;
  readonly #clock: Clock;
  readonly #isCached: boolean;
  readonly #loader: LinkLoader;
  readonly #text: SecretCache<string, LinkFailure, Patience>;
  /** Present where the provider gives JSON, or bytes, by itself. */
  readonly #json: SecretCache<unknown, LinkFailure, Patience> | undefined;
  readonly #binary: SecretCache<Uint8Array, LinkFailure, Patience> | undefined;
  readonly #watch: LinkWatch;
  #follower: ChangeHint = () => {};

  constructor(provider: SecretsProvider, parts: LinkLoaderParts) {
    this.name = parts.name;
    this.#provider = provider;
    this.#clock = parts.clock;
    this.#isCached = parts.policy.ttl > 0;
    this.#watch = new LinkWatch(provider, parts, (keys) => this.#changed(keys));
    const loader = (this.#loader = new LinkLoader(provider, parts));
    const patience: SecretCachePatience<LinkFailure, Patience> = {
      background: 'background',
      waitFor: (how) => parts.deadlines[how],
      tooLate: (key) => tooLate(this.name, key),
    };
    this.#text = new SecretCache(
      (key, how) => loader.text(key, how),
      parts,
      patience,
      (key, { value, versionId }) => parts.see(key, { value, provider: this.name, versionId }),
    );
    if (typeof provider.getSecretJson === 'function') {
      this.#json = new SecretCache((key, how) => loader.json(key, how), parts, patience);
    }
    if (typeof provider.getSecretBinary === 'function') {
      this.#binary = new SecretCache((key, how) => loader.binary(key, how), parts, patience);
    }
  }

  peek(key: string): Promise<string> | typeof KNOWN_MISSING | undefined {
    const entry = this.#text.peek(key);
    if (entry !== undefined) return entry.promise;
    return this.#text.isKnownMissing(key) ? KNOWN_MISSING : undefined;
  }

  async read(key: string, form: SecretForm, patience: Patience): Promise<LinkAnswer> {
    this.#watch.start();
    if (form === 'json' && this.#json !== undefined) {
      return this.#answer(await this.#json.read(key, patience), (node) => ({ form: 'json', node }));
    }
    if (form === 'binary' && this.#binary !== undefined) {
      return this.#answer(await this.#binary.read(key, patience), (bytes) => ({ form: 'binary', bytes }));
    }
    return this.#answer(await this.#text.read(key, patience), (text) => ({ form: 'text', text }));
  }

  async prefetch(keys: readonly string[]): Promise<void> {
    const wanted = keys.filter((key) => this.peek(key) === undefined);
    if (typeof this.#provider.getSecrets !== 'function' || wanted.length < 2 || !this.#isCached) return;
    this.#watch.start();
    const asked = { at: this.#clock.now(), generation: this.#text.generation };
    for (const [key, outcome] of await this.#loader.batch(wanted)) this.#text.put(key, outcome, asked);
  }

  *known(): Iterable<string> {
    for (const cache of [this.#text, this.#json, this.#binary]) if (cache) yield* cache.ids();
  }

  look(key: string): LinkView {
    const views = [this.#text, this.#json, this.#binary].map((cache) => cache?.look(key));
    const found = views.find((view) => view?.entry !== undefined);
    return {
      has: found !== undefined,
      versionId: found?.entry?.versionId,
      ageSeconds: found?.ageSeconds ?? 0,
      stale: found?.entry?.fresh === false,
      dueInSeconds: found?.dueInSeconds ?? 0,
      endsInSeconds: found?.endsInSeconds ?? 0,
      failure: views.find((view) => view?.failure !== undefined)?.failure,
    };
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

  #answer<V>(answer: CacheAnswer<V, LinkFailure>, wrap: (value: V) => LinkValue): LinkAnswer {
    if (answer.kind !== 'value') return answer;
    const { value, versionId } = answer.entry;
    return { kind: 'value', value: wrap(value), provider: this.name, versionId, stale: answer.stale };
  }
}
