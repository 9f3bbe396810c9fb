import { LinkBreaker } from '../../cache/link.breaker.js';
import type { SecretCacheParts } from '../../cache/secret-cache.parts.js';
import { SecretCache } from '../../cache/secret.cache.js';
import { listUntil } from '../abortable-listing.js';
import type { SecretsProvider, SecretValue } from '../secrets-provider.interface.js';
import { FETCHED_AT, SHARED_READ, type SharedRead, type SharedReadContext } from '../shared-read.js';
import { CallRunner, type CallRunnerParts } from './call.runner.js';
import { type Checked, toAnswers, toBinary, toJson, toKeys, toSecretValue } from './link-answer.reader.js';
import { asThrown, invalidAnswer, type LinkFailure, sameFailureFor, toLinkFailure } from './link-failure.js';
import type { LinkHealth } from './link-health.js';
import { isOutage, type Outcome } from './link-outcome.js';
import type { LinkWitness, Patience, SecretForm, SecretObserver } from './secret.link.js';

export interface LinkLoaderParts extends SecretCacheParts, CallRunnerParts {
  readonly health: LinkHealth;
  readonly observe: SecretObserver;
  readonly witness: LinkWitness;
}

type SharedLoad = Parameters<SharedRead>[1];

/** Asks a provider: each call has a deadline, its answer is checked, and its trouble is classified and told. */
export class LinkLoader {
  readonly #provider: SecretsProvider;
  readonly #name: string;
  readonly #parts: LinkLoaderParts;
  readonly #calls: CallRunner;
  readonly #breaker: LinkBreaker<LinkFailure>;
  /** Secrets that answer many keys, kept once for all of them. */
  readonly #shared: SecretCache<SecretValue, LinkFailure, SharedLoad>;

  constructor(provider: SecretsProvider, parts: LinkLoaderParts) {
    this.#provider = provider;
    this.#name = parts.name;
    this.#parts = parts;
    this.#calls = new CallRunner(parts);
    this.#breaker = new LinkBreaker(parts.clock);
    this.#shared = new SecretCache((id, load) => this.#loadShared(id, load), parts);
  }

  text(key: string, patience: Patience): Promise<Outcome<string>> {
    return this.#ask(key, 'text', patience, async (context) =>
      this.#checkedText(key, await this.#provider.getSecret(key, context)),
    );
  }

  json(key: string, patience: Patience): Promise<Outcome<unknown>> {
    return this.#ask(key, 'json', patience, async (context) => {
      const answer = await this.#provider.getSecretJson?.(key, context);
      return this.#checked(key, toJson(answer), ({ node, text }) => {
        this.#parts.observe(key, text);
        return { kind: 'value', value: node };
      });
    });
  }

  binary(key: string, patience: Patience): Promise<Outcome<Uint8Array>> {
    return this.#ask(key, 'binary', patience, async (context) => {
      const answer = await this.#provider.getSecretBinary?.(key, context);
      return this.#checked(key, toBinary(answer), ({ bytes, texts }) => {
        // What it is encoded as, each below a name of its own: they are no rotations of each other.
        for (const [at, text] of texts.entries()) this.#parts.observe(at === 0 ? key : `${key}#${at}`, text);
        return { kind: 'value', value: bytes };
      });
    });
  }

  /** What a batch says of these keys; nothing of those that are to be read singly. */
  async batch(keys: string[]): Promise<Map<string, Outcome<string>>> {
    const outcomes = new Map<string, Outcome<string>>();
    if (this.#breaker.isOpen) return outcomes;
    let failure: LinkFailure | undefined;
    const ask = (): Promise<Map<string, unknown>> =>
      this.#within('boot', async (context) =>
        toAnswers(await this.#provider.getSecrets?.([...keys], context), keys),
      ).catch((thrown: unknown) => {
        failure = toLinkFailure(thrown, this.#name, '');
        return this.#outageOf(keys, thrown, failure);
      });
    const answers = await this.#calls.observed({ operation: 'batch', keys: keys.length }, 'boot', ask, () =>
      failure === undefined ? { kind: 'value' } : { kind: 'failed', failure },
    );
    for (const [key, answer] of answers) {
      const outcome = this.#batchOutcome(key, answer);
      this.#tellHealth(key, 'text', outcome);
      outcomes.set(key, outcome);
    }
    // However many keys it was for, it was one call.
    const told = [...outcomes.values()];
    const first = told.find((outcome) => !isOutage(outcome)) ?? told[0];
    if (first !== undefined) this.#tellBreaker(first);
    return outcomes;
  }

  /** A refusal of the whole batch says nothing of single keys; an outage would only be met once more by each. */
  #outageOf(keys: string[], thrown: unknown, outage: LinkFailure | undefined): Map<string, unknown> {
    if (outage === undefined || outage.trouble === 'hard') return new Map();
    return new Map(keys.map((key) => [key, thrown]));
  }

  #batchOutcome(key: string, answer: unknown): Outcome<string> {
    try {
      return answer instanceof Error ? this.#failed(answer, key) : this.#checkedText(key, answer);
    } catch (thrown) {
      return this.#failed(thrown, key);
    }
  }

  async list(prefix: string): Promise<string[]> {
    const outcome = await this.#calls.observed({ operation: 'list' }, 'boot', () => this.#listed(prefix));
    if (outcome.kind === 'value') return outcome.value;
    if (outcome.kind === 'missing') return [];
    const { failure } = outcome;
    // The caller is told of everything else by the rejection.
    if (failure.trouble === 'unconfigured') this.#parts.health.failed(prefix, failure);
    throw asThrown(failure);
  }

  async #listed(prefix: string): Promise<Outcome<string[]>> {
    try {
      const answer = await this.#calls.within('boot', (signal) => listUntil(this.#provider, prefix, signal));
      return this.#checked(prefix, toKeys(answer, prefix), (value) => ({ kind: 'value', value }));
    } catch (thrown) {
      return this.#failed(thrown, prefix);
    }
  }

  /** What a call would end with that is not made, since the store is left alone. */
  refusal(key: string): LinkFailure | undefined {
    const last = this.#parts.policy.ttl > 0 && this.#breaker.isOpen ? this.#breaker.refusal() : undefined;
    return last && sameFailureFor(last, key);
  }

  /** What answers many keys is asked for anew. */
  forgetShared(): void {
    this.#shared.invalidate();
  }

  async refresh(): Promise<void> {
    this.forgetShared();
    this.#breaker.answered();
    // In JavaScript it may well return nothing.
    await this.#calls.settled(Promise.resolve(this.#provider.refresh()));
    this.forgetShared();
  }

  /** The store is left alone for a while. */
  get isSpared(): boolean {
    return this.#breaker.isOpen;
  }

  close(): void {
    this.#calls.close();
    this.#shared.close();
  }

  async #ask<V>(
    key: string,
    form: SecretForm,
    patience: Patience,
    call: (context: SharedReadContext) => Promise<Outcome<V>>,
  ): Promise<Outcome<V>> {
    const refusal = this.#parts.policy.ttl > 0 ? this.#breaker.refusal() : undefined;
    if (refusal !== undefined) return this.#left(sameFailureFor(refusal, key));
    const ask = (): Promise<Outcome<V>> =>
      this.#within(patience, call).catch((thrown: unknown) => this.#failed(thrown, key));
    const outcome = await this.#calls.observed({ operation: 'get', key }, patience, ask);
    this.#tell(key, form, outcome);
    return outcome;
  }

  #within<T>(patience: Patience, call: (context: SharedReadContext) => Promise<T>): Promise<T> {
    return this.#calls.within(patience, (signal) => call(this.#contextOf(signal)));
  }

  #checkedText(key: string, answer: unknown): Outcome<string> {
    return this.#checked(key, toSecretValue(answer), (content) => {
      this.#parts.observe(key, content.value);
      return { kind: 'value', ...content };
    });
  }

  #checked<C, V>(key: string, checked: Checked<C>, take: (content: C) => Outcome<V>): Outcome<V> {
    if (checked.kind === 'missing') return checked;
    if (checked.kind === 'value') return take(checked.content);
    return {
      kind: 'failed',
      failure: invalidAnswer(this.#name, key, checked.reason),
      transient: false,
    };
  }

  // Its trouble is told by the keys that need it. It has time of its own: the first reader's may be short.
  async #loadShared(id: string, load: SharedLoad): Promise<Outcome<SecretValue>> {
    try {
      const value = await this.#calls.within('background', load);
      return value === undefined ? { kind: 'missing' } : { kind: 'value', value, versionId: value.versionId };
    } catch (thrown) {
      return this.#failed(thrown, id);
    }
  }

  #contextOf(signal: AbortSignal): SharedReadContext {
    return {
      signal,
      [SHARED_READ]: async (id, load) => {
        const answer = await this.#shared.read(id, load);
        if (answer.kind === 'failed') throw asThrown(answer.failure, id);
        if (answer.kind === 'missing') return undefined;
        return { ...answer.entry.value, [FETCHED_AT]: answer.entry.fetchedAt };
      },
    };
  }

  #failed(thrown: unknown, key: string): Outcome<never> {
    const failure = toLinkFailure(thrown, this.#name, key);
    if (failure === undefined) return { kind: 'missing' };
    return { kind: 'failed', failure, transient: failure.trouble === 'transient' };
  }

  /** The store is left alone for a while: the answer is the failure that made it so. */
  #left(failure: LinkFailure): Outcome<never> {
    return { kind: 'failed', failure, transient: failure.trouble === 'transient', asked: false };
  }

  #tell(key: string, form: SecretForm, outcome: Outcome<unknown>): void {
    this.#tellBreaker(outcome);
    this.#tellHealth(key, form, outcome);
  }

  #tellBreaker(outcome: Outcome<unknown>): void {
    if (isOutage(outcome)) this.#breaker.failed(outcome.failure);
    else this.#breaker.answered();
  }

  #tellHealth(key: string, form: SecretForm, outcome: Outcome<unknown>): void {
    // What the shutdown ended looks like an outage; it is none.
    if (this.#calls.isClosed) return;
    if (outcome.kind === 'failed') this.#parts.health.failed(key, outcome.failure, form);
    else if (outcome.kind === 'missing') this.#parts.health.missing(key, form);
    else this.#parts.health.succeeded(key, form);
  }
}
