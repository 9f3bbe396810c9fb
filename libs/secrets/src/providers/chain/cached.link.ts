import { SecretCache, type SecretCacheParts } from '../../cache/secret.cache.js';
import type { CacheAnswer, LoadOutcome } from '../../cache/cache-entry.js';
import { withDeadline } from '../../utils/deadline.js';
import type { Clock } from '../../utils/clock.js';
import type { SecretsProvider, SecretValue } from '../secrets-provider.interface.js';
import { SHARED_READ, type SharedReadContext } from '../shared-read.js';
import { toBinary, toJson, toSecretValue } from './link-answer.reader.js';
import { asThrown, invalidAnswer, type LinkFailure, toLinkFailure } from './link-failure.js';
import type { LinkHealth } from './link-health.js';
import {
  KNOWN_MISSING,
  type LinkAnswer,
  type LinkValue,
  type Patience,
  type SecretForm,
  type SecretLink,
  type SecretObserver,
} from './secret.link.js';

/** Milliseconds that a call may take. */
export type Deadlines = Readonly<Record<Patience, number>>;

export interface CachedLinkParts extends SecretCacheParts {
  readonly clock: Clock;
  readonly deadlines: Deadlines;
  readonly health: LinkHealth;
  readonly observe: SecretObserver;
}

type Outcome<V> = LoadOutcome<V, LinkFailure>;
type Loader<V> = () => Promise<V | undefined>;

/** A link whose answers are kept: each call has a deadline, is made once for all who wait, and is told to the log. */
export class CachedLink implements SecretLink {
  readonly name: string;
  readonly #provider: SecretsProvider;
  readonly #parts: CachedLinkParts;
  readonly #closing = new AbortController();
  readonly #text: SecretCache<string, LinkFailure, Patience>;
  readonly #json: SecretCache<unknown, LinkFailure, Patience>;
  readonly #binary: SecretCache<Uint8Array, LinkFailure, Patience>;
  readonly #shared: SecretCache<SecretValue, LinkFailure, Loader<SecretValue>>;

  constructor(provider: SecretsProvider, parts: CachedLinkParts) {
    this.name = provider.name;
    this.#provider = provider;
    this.#parts = parts;
    this.#text = new SecretCache((key, patience) => this.#loadText(key, patience), parts);
    this.#json = new SecretCache((key, patience) => this.#loadJson(key, patience), parts);
    this.#binary = new SecretCache((key, patience) => this.#loadBinary(key, patience), parts);
    this.#shared = new SecretCache((id, load) => this.#loadShared(id, load), parts);
  }

  peek(key: string): Promise<string> | typeof KNOWN_MISSING | undefined {
    const entry = this.#text.peek(key);
    if (entry !== undefined) return entry.promise;
    return this.#text.isKnownMissing(key) ? KNOWN_MISSING : undefined;
  }

  async read(key: string, form: SecretForm, patience: Patience): Promise<LinkAnswer> {
    if (form === 'json' && this.#provider.getSecretJson !== undefined) {
      return this.#answer(await this.#json.read(key, patience), (node) => ({ form: 'json', node }));
    }
    if (form === 'binary' && this.#provider.getSecretBinary !== undefined) {
      return this.#answer(await this.#binary.read(key, patience), (bytes) => ({ form: 'binary', bytes }));
    }
    return this.#answer(await this.#text.read(key, patience), (text) => ({ form: 'text', text }));
  }

  list(prefix: string): Promise<string[]> {
    const { clock, deadlines } = this.#parts;
    return withDeadline(
      deadlines.boot,
      clock,
      () => this.#provider.listSecrets(prefix),
      this.#closing.signal,
    );
  }

  async refresh(key?: string): Promise<void> {
    this.#text.invalidate(key);
    this.#json.invalidate(key);
    this.#binary.invalidate(key);
    this.#shared.invalidate();
    await this.#provider.refresh();
  }

  close(): void {
    this.#closing.abort();
    for (const cache of [this.#text, this.#json, this.#binary, this.#shared]) cache.close();
  }

  #answer<V>(answer: CacheAnswer<V, LinkFailure>, wrap: (value: V) => LinkValue): LinkAnswer {
    if (answer.kind !== 'value') return answer;
    const { value, versionId } = answer.entry;
    return { kind: 'value', value: wrap(value), provider: this.name, versionId, stale: answer.stale };
  }

  #loadText(key: string, patience: Patience): Promise<Outcome<string>> {
    return this.#ask<string>(key, 'text', patience, async (context, usedShared) => {
      const answer = toSecretValue(await this.#provider.getSecret(key, context));
      if (answer === undefined) return { kind: 'missing' };
      if (typeof answer === 'string') return this.#invalid(key, answer);
      this.#parts.observe(key, answer.value);
      return { kind: 'value', ...answer, fetchedAt: usedShared(answer.versionId) };
    });
  }

  #loadJson(key: string, patience: Patience): Promise<Outcome<unknown>> {
    return this.#ask<unknown>(key, 'json', patience, async (context) => {
      const answer = toJson(await this.#provider.getSecretJson?.(key, context));
      if (answer === undefined) return { kind: 'missing' };
      if (typeof answer === 'string') return this.#invalid(key, answer);
      this.#parts.observe(key, answer.text);
      return { kind: 'value', value: answer.node };
    });
  }

  #loadBinary(key: string, patience: Patience): Promise<Outcome<Uint8Array>> {
    return this.#ask<Uint8Array>(key, 'binary', patience, async (context) => {
      const answer = toBinary(await this.#provider.getSecretBinary?.(key, context));
      if (answer === undefined) return { kind: 'missing' };
      if (typeof answer === 'string') return this.#invalid(key, answer);
      for (const text of answer.texts) this.#parts.observe(key, text);
      return { kind: 'value', value: answer.bytes };
    });
  }

  // Its trouble is told by the keys that need it.
  async #loadShared(id: string, load: Loader<SecretValue>): Promise<Outcome<SecretValue>> {
    try {
      const value = await load();
      return value === undefined ? { kind: 'missing' } : { kind: 'value', value, versionId: value.versionId };
    } catch (thrown) {
      return this.#failed(thrown, id);
    }
  }

  async #ask<V>(
    key: string,
    form: SecretForm,
    patience: Patience,
    call: (context: SharedReadContext, usedShared: UsedShared) => Promise<Outcome<V>>,
  ): Promise<Outcome<V>> {
    const { clock, deadlines, health } = this.#parts;
    const shared = new Map<string, number>();
    const run = (signal: AbortSignal): Promise<Outcome<V>> =>
      call(this.#contextOf(signal, shared), (versionId) =>
        versionId === undefined ? undefined : shared.get(versionId),
      );
    let outcome: Outcome<V>;
    try {
      outcome = await withDeadline(deadlines[patience], clock, run, this.#closing.signal);
    } catch (thrown) {
      outcome = this.#failed(thrown, key);
    }
    if (this.#closing.signal.aborted) return outcome;
    if (outcome.kind === 'failed') health.failed(key, outcome.failure, form);
    else if (outcome.kind === 'missing') health.missing(key, form);
    else health.succeeded(key, form);
    return outcome;
  }

  #contextOf(signal: AbortSignal, versions: Map<string, number>): SharedReadContext {
    return {
      signal,
      [SHARED_READ]: async (id, load) => {
        const answer = await this.#shared.read(id, load);
        if (answer.kind === 'failed') throw asThrown(answer.failure, id);
        if (answer.kind === 'missing') return undefined;
        const { value, versionId, fetchedAt } = answer.entry;
        if (versionId !== undefined) versions.set(versionId, fetchedAt);
        return value;
      },
    };
  }

  #failed(thrown: unknown, key: string): Outcome<never> {
    const failure = toLinkFailure(thrown, this.name, key);
    if (failure === undefined) return { kind: 'missing' };
    return { kind: 'failed', failure, transient: failure.trouble === 'transient' };
  }

  #invalid(key: string, reason: string): Outcome<never> {
    return { kind: 'failed', failure: invalidAnswer(this.name, key, reason), transient: false };
  }
}

/** When the shared secret of this version was fetched: a value cut out of it must expire with it. */
type UsedShared = (versionId: string | undefined) => number | undefined;
