import type { LoadOutcome } from '../../cache/cache-entry.js';
import { LinkBreaker } from '../../cache/link.breaker.js';
import { SecretCache, type SecretCacheParts } from '../../cache/secret.cache.js';
import { withDeadline } from '../../utils/deadline.js';
import type { SecretsProvider, SecretValue } from '../secrets-provider.interface.js';
import { SHARED_READ, type SharedReadContext } from '../shared-read.js';
import { type Checked, toBinary, toJson, toSecretValue } from './link-answer.reader.js';
import { asThrown, invalidAnswer, type LinkFailure, toLinkFailure } from './link-failure.js';
import type { LinkHealth } from './link-health.js';
import type { Patience, SecretForm, SecretObserver } from './secret.link.js';

/** Milliseconds that a call may take. */
export type Deadlines = Readonly<Record<Patience, number>>;

export interface LinkLoaderParts extends SecretCacheParts {
  readonly deadlines: Deadlines;
  readonly health: LinkHealth;
  readonly observe: SecretObserver;
}

export type Outcome<V> = LoadOutcome<V, LinkFailure>;

/** Asks a provider: each call has a deadline, its answer is checked, and its trouble is classified and told. */
export class LinkLoader {
  readonly #provider: SecretsProvider;
  readonly #parts: LinkLoaderParts;
  readonly #closing = new AbortController();
  readonly #breaker: LinkBreaker<LinkFailure>;
  /** Secrets that answer many keys, kept once for all of them. */
  readonly #shared: SecretCache<SecretValue, LinkFailure, () => Promise<SecretValue | undefined>>;

  constructor(provider: SecretsProvider, parts: LinkLoaderParts) {
    this.#provider = provider;
    this.#parts = parts;
    this.#breaker = new LinkBreaker(parts.clock);
    this.#shared = new SecretCache((id, load) => this.#loadShared(id, load), parts);
  }

  text(key: string, patience: Patience): Promise<Outcome<string>> {
    const sources = new Map<string, number>();
    return this.#ask(key, 'text', patience, async (signal) => {
      const answer = await this.#provider.getSecret(key, this.#contextOf(signal, sources));
      return this.#checkedText(key, answer, sources);
    });
  }

  json(key: string, patience: Patience): Promise<Outcome<unknown>> {
    return this.#ask(key, 'json', patience, async (signal) => {
      const answer = await this.#provider.getSecretJson?.(key, this.#contextOf(signal));
      return this.#checked(key, toJson(answer), ({ node, text }) => {
        this.#parts.observe(key, text);
        return { kind: 'value', value: node };
      });
    });
  }

  binary(key: string, patience: Patience): Promise<Outcome<Uint8Array>> {
    return this.#ask(key, 'binary', patience, async (signal) => {
      const answer = await this.#provider.getSecretBinary?.(key, this.#contextOf(signal));
      return this.#checked(key, toBinary(answer), ({ bytes, texts }) => {
        for (const text of texts) this.#parts.observe(key, text);
        return { kind: 'value', value: bytes };
      });
    });
  }

  /** What a batch says of these keys; nothing of those that are to be read singly. */
  async batch(keys: string[]): Promise<Map<string, Outcome<string>>> {
    const outcomes = new Map<string, Outcome<string>>();
    const sources = new Map<string, number>();
    const run = async (signal: AbortSignal): Promise<Map<string, unknown>> =>
      (await this.#provider.getSecrets?.(keys, this.#contextOf(signal, sources))) ?? new Map();
    let answers: Map<string, unknown>;
    try {
      answers = await withDeadline(this.#parts.deadlines.boot, this.#parts.clock, run, this.#closing.signal);
    } catch {
      return outcomes; // The single reads that follow meet the same trouble, and report it by key.
    }
    for (const key of keys) {
      const answer = answers.get(key);
      if (answer === undefined) continue;
      const outcome =
        answer instanceof Error ? this.#failed(answer, key) : this.#checkedText(key, answer, sources);
      this.#tell(key, 'text', outcome);
      outcomes.set(key, outcome);
    }
    return outcomes;
  }

  list(prefix: string): Promise<string[]> {
    const { clock, deadlines } = this.#parts;
    const run = (): Promise<string[]> => this.#provider.listSecrets(prefix);
    return withDeadline(deadlines.boot, clock, run, this.#closing.signal);
  }

  async refresh(): Promise<void> {
    this.#shared.invalidate();
    this.#breaker.answered();
    await this.#provider.refresh();
  }

  close(): void {
    this.#closing.abort();
    this.#shared.close();
  }

  async #ask<V>(
    key: string,
    form: SecretForm,
    patience: Patience,
    run: (signal: AbortSignal) => Promise<Outcome<V>>,
  ): Promise<Outcome<V>> {
    const refusal = this.#breaker.refusal();
    if (refusal !== undefined) return this.#left(refusal);
    let outcome: Outcome<V>;
    try {
      outcome = await withDeadline(
        this.#parts.deadlines[patience],
        this.#parts.clock,
        run,
        this.#closing.signal,
      );
    } catch (thrown) {
      outcome = this.#failed(thrown, key);
    }
    this.#tell(key, form, outcome);
    return outcome;
  }

  #checkedText(key: string, answer: unknown, sources: ReadonlyMap<string, number>): Outcome<string> {
    return this.#checked(key, toSecretValue(answer), ({ value, versionId }) => {
      this.#parts.observe(key, value);
      // A value that was cut out of a shared secret must expire with it.
      const fetchedAt = versionId === undefined ? undefined : sources.get(versionId);
      return { kind: 'value', value, versionId, fetchedAt };
    });
  }

  #checked<C, V>(key: string, checked: Checked<C>, take: (content: C) => Outcome<V>): Outcome<V> {
    if (checked.kind === 'missing') return checked;
    if (checked.kind === 'value') return take(checked.content);
    return {
      kind: 'failed',
      failure: invalidAnswer(this.#provider.name, key, checked.reason),
      transient: false,
    };
  }

  // Its trouble is told by the keys that need it.
  async #loadShared(id: string, load: () => Promise<SecretValue | undefined>): Promise<Outcome<SecretValue>> {
    try {
      const value = await load();
      return value === undefined ? { kind: 'missing' } : { kind: 'value', value, versionId: value.versionId };
    } catch (thrown) {
      return this.#failed(thrown, id);
    }
  }

  #contextOf(signal: AbortSignal, sources = new Map<string, number>()): SharedReadContext {
    return {
      signal,
      [SHARED_READ]: async (id, load) => {
        const answer = await this.#shared.read(id, load);
        if (answer.kind === 'failed') throw asThrown(answer.failure, id);
        if (answer.kind === 'missing') return undefined;
        const { value, versionId, fetchedAt } = answer.entry;
        if (versionId !== undefined) sources.set(versionId, fetchedAt);
        return value;
      },
    };
  }

  #failed(thrown: unknown, key: string): Outcome<never> {
    const failure = toLinkFailure(thrown, this.#provider.name, key);
    if (failure === undefined) return { kind: 'missing' };
    return { kind: 'failed', failure, transient: failure.trouble === 'transient' };
  }

  /** The store is left alone for a while: the answer is the failure that made it so. */
  #left(failure: LinkFailure): Outcome<never> {
    return { kind: 'failed', failure, transient: failure.trouble === 'transient', asked: false };
  }

  #tell(key: string, form: SecretForm, outcome: Outcome<unknown>): void {
    // What the shutdown ended looks like an outage; it is none.
    if (this.#closing.signal.aborted) return;
    // A refusal is an answer. A link that is not set up is spared too: looking for credentials takes its time.
    if (outcome.kind === 'failed' && outcome.failure.trouble !== 'hard')
      this.#breaker.failed(outcome.failure);
    else this.#breaker.answered();
    if (outcome.kind === 'failed') this.#parts.health.failed(key, outcome.failure, form);
    else if (outcome.kind === 'missing') this.#parts.health.missing(key, form);
    else this.#parts.health.succeeded(key, form);
  }
}
