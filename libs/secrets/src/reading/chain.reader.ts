import { SecretsClosedError, SecretUnavailableError } from '../errors/secrets.errors.js';
import { failureError, type LinkFailure, listError, toLinkFailure } from '../providers/chain/link-failure.js';
import {
  KNOWN_MISSING,
  type LinkView,
  type Patience,
  type SecretForm,
  type SecretLink,
} from '../providers/chain/secret.link.js';
import { type FallbackMode, mayFallBack } from './fallback.policy.js';
import { ReadCounts } from './read.counts.js';
import type { ReadSource } from './read-outcome.js';
import type { Resolution } from './resolution.js';
import { type SecretStatus, servingOf, statusOf } from './secret.status.js';

/** Asks the links in order, and decides which trouble lets the next one answer. */
export class ChainReader {
  readonly fallback: FallbackMode;
  #links: readonly SecretLink[];
  #first: SecretLink | undefined;
  readonly counts: ReadCounts;
  readonly #hits: Float64Array;
  #closed = false;

  constructor(links: readonly SecretLink[], fallback: FallbackMode) {
    this.#links = links;
    this.#first = links[0];
    this.fallback = fallback;
    this.counts = new ReadCounts(links.map(({ name }) => name));
    this.#hits = this.counts.hits;
  }

  /** None after the end. For those who look at how they do. */
  get links(): readonly SecretLink[] {
    return this.#links;
  }

  /** Puts a link in the place of the one that stood for it. */
  replace(place: number, link: SecretLink): void {
    this.#links = this.#links.map((old, at) => (at === place ? link : old));
    this.#first = this.#links[0];
  }

  get names(): string[] {
    return this.#links.map((link) => link.name);
  }

  get isClosed(): boolean {
    return this.#closed;
  }

  /** The value, if the links can give it without being asked; the hot path. */
  peek(key: string): Promise<string> | undefined {
    // The first link by itself: to go through a list costs a part of the whole read.
    const answer = this.#first?.peek(key);
    if (answer === KNOWN_MISSING) return this.#peekBehindFirst(key);
    if (answer !== undefined) this.#countHit(0);
    return answer;
  }

  /** Rejects where a link failed in a way that does not allow the next one to answer. */
  async resolve(key: string, form: SecretForm, patience: Patience): Promise<Resolution> {
    this.assertOpen();
    const links = this.#links;
    const failures: LinkFailure[] = [];
    for (const link of links) {
      const answer = await link.read(key, form, patience);
      // A flight that the shutdown ended looks like an outage; it is none.
      this.assertOpen();
      if (answer.kind === 'value') return answer;
      if (answer.kind === 'missing') continue;
      if (!mayFallBack(this.fallback, answer.failure.trouble)) throw failureError(answer.failure);
      failures.push(answer.failure);
    }
    const real = failures.filter(({ trouble }) => trouble !== 'unconfigured');
    const isNoneSetUp = links.length > 0 && failures.length === links.length;
    if (real.length > 0 || isNoneSetUp) return { kind: 'failed', failures };
    return { kind: 'missing', leftOut: failures };
  }

  /** Reads several keys at once where a link can; what it leaves out, the next ones and single reads answer. */
  async prefetch(keys: readonly string[]): Promise<void> {
    let wanted = keys;
    for (const link of this.#links) {
      await link.prefetch(wanted);
      // A later link is asked only for what this one is known to lack.
      wanted = wanted.filter((key) => link.peek(key) === KNOWN_MISSING);
    }
  }

  /** What is known of a key by the link whose value is served; asks nobody. */
  look(key: string): LinkView | undefined {
    return servingOf(this.#links, key, this.fallback)?.view;
  }

  /** Where the value comes from that is served of a key; asks nobody. */
  source(key: string): ReadSource | undefined {
    const serving = servingOf(this.#links, key, this.fallback);
    if (serving === undefined) return undefined;
    const { versionId, stale } = serving.view;
    return { provider: serving.link.name, versionId, origin: stale ? 'stale' : 'hit' };
  }

  /** Whether a link before this one has a value to serve, so that this one's is not what is read. */
  isShadowed(index: number, key: string): boolean {
    return this.#links.slice(0, index).some((link) => link.look(key).value !== undefined);
  }

  status(): SecretStatus[] {
    this.assertOpen();
    return statusOf(this.#links, this.fallback);
  }

  /** The keys of all links; rejects when one cannot list, since a part would look like the whole. */
  async list(prefix: string): Promise<string[]> {
    this.assertOpen();
    const lists = await Promise.all(this.#links.map((link) => this.#listOf(link, prefix)));
    this.assertOpen();
    return [...new Set(lists.flat())].sort();
  }

  async refresh(key?: string): Promise<void> {
    this.assertOpen();
    const refreshing = this.#links.map((link) =>
      link.refresh(key).then(
        () => undefined,
        (thrown: unknown) => refreshError(link.name, thrown, key),
      ),
    );
    const error = (await Promise.all(refreshing)).find((outcome) => outcome !== undefined);
    if (error === undefined) return;
    // What the shutdown ended looks like a provider in trouble; it is none.
    this.assertOpen();
    throw error;
  }

  /** Calls back when the provider of a link has told of changes. */
  follow(listener: (link: SecretLink, keys: readonly string[] | undefined) => void): void {
    for (const link of this.#links) link.follow((keys) => listener(link, keys));
  }

  close(): void {
    this.#closed = true;
    for (const link of this.#links) link.close();
    this.#links = [];
    this.#first = undefined;
  }

  assertOpen(): void {
    if (this.#closed)
      throw new SecretsClosedError(
        'Secrets cannot be read any more: the application, or the service, was closed',
      );
  }

  #peekBehindFirst(key: string): Promise<string> | undefined {
    const links = this.#links;
    for (let index = 1; index < links.length; index++) {
      const answer = links[index]?.peek(key);
      if (answer === KNOWN_MISSING) continue;
      if (answer !== undefined) this.#countHit(index);
      return answer;
    }
    return undefined;
  }

  #countHit(place: number): void {
    this.#hits[place] = (this.#hits[place] ?? 0) + 1;
  }

  async #listOf(link: SecretLink, prefix: string): Promise<string[]> {
    try {
      return await link.list(prefix);
    } catch (thrown) {
      this.assertOpen();
      const failure = toLinkFailure(thrown, link.name, prefix);
      if (failure === undefined) return [];
      if (failure.trouble === 'unconfigured' && mayFallBack(this.fallback, failure.trouble)) return [];
      throw listError(failure);
    }
  }
}

function refreshError(provider: string, thrown: unknown, key = ''): Error {
  const reason = toLinkFailure(thrown, provider, key)?.reason ?? 'it has no such secret';
  return new SecretUnavailableError(`${provider} could not refresh: ${reason}`, { provider });
}
