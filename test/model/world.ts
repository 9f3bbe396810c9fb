import { isDeepStrictEqual } from 'node:util';
import type { FallbackMode } from '../../libs/secrets/src/reading/fallback.policy.js';
import type { SecretRef, SecretsService } from 'nestjs-secrets';
import { FakeClock } from '../support/fake-clock.js';
import { serviceUnderTest, type ServiceUnderTest } from '../support/service-under-test.js';
import { ContractModel } from './contract.model.js';
import type { Ending } from './read.model.js';
import { HUSH, type Mode, ScriptedLink } from './scripted.link.js';
import { ChangeCheck } from './change.check.js';

export const KEYS = ['A', 'B', 'C'] as const;
export type Key = (typeof KEYS)[number];

/** The forms in which a secret is read; all of them go through the same entry. */
export const FORMS = ['text', 'orThrow', 'json', 'path', 'ref'] as const;
export type Form = (typeof FORMS)[number];

export interface Settings {
  /** Seconds. */
  readonly cache: { ttl: number; staleIfError: number; negativeTtl: number };
  readonly fallback: FallbackMode;
  readonly links: number;
  readonly mode: Mode;
  readonly startAt: number;
  /** What chance gives, over and over. */
  readonly chances: readonly number[];
}

/** The service over scripted links on a clock of its own, with the model that watches what passes. */
export class World {
  readonly clock: FakeClock;
  readonly links: readonly ScriptedLink[];
  readonly model: ContractModel;
  readonly service: SecretsService;
  readonly log: ServiceUnderTest['log'];
  readonly refs = new Map<Key, SecretRef>();
  readonly #changes: ChangeCheck;
  /** Slow refreshes that go on: their links, and the key that they are for. */
  readonly #refreshing: { key: Key | undefined; since: number }[] = [];
  #isOwnRefresh = false;
  readonly #uses = new Set<Key>();

  constructor({ cache, fallback, links, mode, startAt, chances }: Settings) {
    const ms = (seconds: number): number => seconds * 1000;
    const { ttl, staleIfError, negativeTtl } = cache;
    const rules = { ttl: ms(ttl), staleIfError: ms(staleIfError), negativeTtl: ms(negativeTtl) };
    this.clock = new FakeClock(startAt);
    this.model = new ContractModel(rules, fallback, this.clock, links);
    this.links = Array.from({ length: links }, (_, index) => new ScriptedLink(index, this.model));
    let drawn = 0;
    const random = (): number => chances[drawn++ % chances.length] ?? 0;
    const under = serviceUnderTest(this.links, { cache, fallback }, { clock: this.clock, random });
    this.service = under.service;
    this.log = under.log;
    this.#watchRefreshes();
    this.#changes = new ChangeCheck(this.service, this.model);
    for (const link of this.links) link.mode = mode;
    this.links[0]?.rotate('A');
    this.links[0]?.rotate('B');
    this.links[1]?.rotate('A');
    this.links[1]?.rotate('C');
  }

  read(key: Key, form: Form): void {
    const read = this.model.begin(key);
    const isThrown = form === 'orThrow' || form === 'ref';
    this.#read(key, form).then(
      (ending) => this.#ended(read, ending, isThrown),
      (error: unknown) => {
        const { code, message } = error as { code?: string; message: string };
        if (message.includes(HUSH)) this.model.wrong.push(`an error shows a value: ${message}`);
        this.#ended(read, { code: String(code) }, isThrown);
      },
    );
  }

  refresh(key: Key | undefined, how: ScriptedLink['refreshes'] = 'at once'): void {
    for (const link of this.links) link.refreshes = how;
    this.#isOwnRefresh = true;
    if (how === 'slowly') this.#refreshing.push({ key, since: this.clock.now() });
    this.service.refresh(key).catch((error: unknown) => {
      if (how !== 'never well' && !this.model.isClosed)
        this.model.wrong.push(`a refresh rejected with ${String(error)}`);
    });
    this.#isOwnRefresh = false;
    // The refreshes that `withSecret` asks for go well.
    for (const link of this.links) link.refreshes = 'at once';
  }

  /** Ends the slow refreshes. */
  finishRefreshes(): void {
    for (const { key } of this.#refreshing.splice(0)) {
      this.links.forEach((_, index) => this.model.refreshEnds(index, key));
    }
    for (const link of this.links) link.finishRefresh();
  }

  prefetch(keys: readonly Key[]): void {
    this.service.prefetch([...keys]).catch((error: unknown) => {
      if (!this.model.isClosed) this.model.wrong.push(`a prefetch rejected with ${String(error)}`);
    });
  }

  /** A database that takes only what the first link holds now. One use of a key at a time. */
  use(key: Key): void {
    if (this.#uses.has(key)) return;
    this.#uses.add(key);
    const tried: string[] = [];
    const use = async (secret: string): Promise<void> => {
      if (tried.includes(secret)) this.model.wrong.push(`${key} was used twice with the same secret`);
      tried.push(secret);
      const held = this.links[0]?.holds(key);
      if (held?.kind !== 'value' || !secret.includes(held.id)) throw new RangeError('refused');
    };
    const done = (): void => {
      this.#uses.delete(key);
      if (tried.length > 3) this.model.wrong.push(`${key} was used ${tried.length} times`);
    };
    this.service
      .withSecret(key, use, { isAuthError: (error) => error instanceof RangeError })
      .catch(() => undefined)
      .finally(done);
  }

  ref(key: Key): void {
    if (!this.model.isClosed) this.refs.set(key, this.service.ref(key));
  }

  /** Lets time pass, from timer to timer, with everything that follows from each. */
  async pass(seconds: number): Promise<void> {
    const end = this.clock.now() + seconds * 1000;
    // A refresh has a deadline, too, which is not what is looked at here.
    if (this.#refreshing.some(({ since }) => since + 10_000 <= end)) {
      this.finishRefreshes();
      await this.turn();
    }
    while (this.clock.nextAt < end) {
      this.clock.advanceTo(this.clock.nextAt);
      this.model.touch();
      await this.turn();
    }
    this.clock.advanceTo(end);
    this.model.touch();
    await this.turn();
  }

  async close(): Promise<void> {
    this.model.isClosed = true;
    await this.service[Symbol.asyncDispose]();
  }

  /** Until nothing runs any more; then everything must be as the contract has it. */
  async turn(): Promise<void> {
    do await new Promise((resolve) => setImmediate(resolve));
    while (this.model.answerNext());
    this.model.checkReads();
    if (!this.model.isClosed) {
      this.#checkRefs();
      this.#checkStatus();
    }
    if (this.model.wrong.length > 0) throw new Error(this.model.wrong.join('\n'));
  }

  async #read(key: Key, form: Form): Promise<Ending> {
    if (form === 'json') {
      const node = await this.service.getSecretJson<{ id: string }>(key);
      return node === undefined ? 'nothing' : { value: node.id };
    }
    if (form === 'path') {
      const id = await this.service.getSecret(`${key}#id`);
      return id === undefined ? 'nothing' : { value: id };
    }
    const text =
      form === 'orThrow'
        ? await this.service.getSecretOrThrow(key)
        : form === 'ref'
          ? await this.service.ref(key).get()
          : await this.service.getSecret(key);
    return text === undefined ? 'nothing' : { value: idIn(text) };
  }

  #ended(read: Parameters<ContractModel['end']>[0], ending: Ending, isThrown: boolean): void {
    this.model.end(read, ending, isThrown);
    if (typeof ending === 'object' && 'value' in ending && !read.isLate)
      this.#changes.served(read.key, ending.value);
  }

  /** Every refresh goes through the service: those that `withSecret` asks for, too, once a second for a key. */
  #watchRefreshes(): void {
    const refresh = this.service.refresh.bind(this.service);
    const lastAt = new Map<string | undefined, number>();
    this.service.refresh = (key) => {
      const { now } = this.model;
      if (!this.#isOwnRefresh) {
        if (now - (lastAt.get(key) ?? -Infinity) < 1000)
          this.model.wrong.push(`${key} was refreshed twice in a second`);
        lastAt.set(key, now);
      }
      this.model.refreshed = key;
      return refresh(key);
    };
  }

  #checkRefs(): void {
    const { now, links } = this.model;
    for (const [key, ref] of this.refs) {
      const entries = links.map((link) => link.entry(key));
      const servable = entries.filter((entry) => entry.isServable(now)).map(({ kept }) => kept?.id);
      const current = currentOf(ref);
      if (current !== undefined && !servable.includes(current)) {
        this.model.wrong.push(
          `the reference to ${key} gives ${current}; servable: ${servable.join(', ') || 'none'}`,
        );
      }
      const [first] = entries;
      if (first?.isFresh(now) && current !== first.kept?.id) {
        this.model.wrong.push(`the reference to ${key} gives ${current}, not the fresh ${first.kept?.id}`);
      }
    }
  }

  #checkStatus(): void {
    const { now, links } = this.model;
    for (const { key, provider, versionId, ageSeconds, stale } of this.service.status()) {
      const index = this.links.findIndex(({ name }) => name === provider);
      const kept = links[index]?.entry(key).kept;
      if (provider === undefined || kept === undefined) {
        if (provider !== undefined)
          this.model.wrong.push(`the status of ${key} names ${provider}, which has none`);
        continue;
      }
      const expected = {
        versionId: kept.id,
        ageSeconds: (now - kept.askedAt) / 1000,
        stale: now >= kept.freshUntil,
      };
      if (isDeepStrictEqual({ versionId, ageSeconds, stale }, expected) && now < kept.staleUntil) continue;
      const shown = JSON.stringify({ versionId, ageSeconds, stale });
      this.model.wrong.push(`the status of ${key} is ${shown}, expected: ${JSON.stringify(expected)}`);
    }
  }
}

export function currentOf(ref: SecretRef): string | undefined {
  try {
    return idIn(ref.current);
  } catch {
    return undefined;
  }
}

export function idIn(text: string): string {
  return (JSON.parse(text) as { id: string }).id;
}
