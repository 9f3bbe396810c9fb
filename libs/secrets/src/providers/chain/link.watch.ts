import { describeFacts, errorFacts } from '../../errors/error-facts.js';
import type { Clock } from '../../utils/clock.js';
import type { SecretsProvider } from '../secrets-provider.interface.js';
import { toLinkFailure } from './link-failure.js';
import type { LinkHealth } from './link-health.js';
import type { ChangeHint } from './secret.link.js';

/** Milliseconds in which all that a provider tells is one change: a swap of Kubernetes is five events. */
const TOGETHER = 100;

export interface LinkWatchParts {
  readonly name: string;
  readonly clock: Clock;
  readonly health: LinkHealth;
}

/** Listens to a provider that tells when its secrets change; what it tells in a flood is passed on a few times. */
export class LinkWatch {
  readonly #provider: SecretsProvider;
  readonly #name: string;
  readonly #clock: Clock;
  readonly #health: LinkHealth;
  readonly #changed: ChangeHint;
  /** What was told and not yet passed on; `undefined` where all keys were meant. */
  #keys: Set<string> | undefined = new Set();
  #isStarted = false;
  #isClosed = false;
  #stop: () => void = () => {};
  #cancelTimer: (() => void) | undefined;

  constructor(provider: SecretsProvider, { name, clock, health }: LinkWatchParts, changed: ChangeHint) {
    this.#provider = provider;
    this.#name = name;
    this.#clock = clock;
    this.#health = health;
    this.#changed = changed;
  }

  /** At the first read, before the store is asked, so that no change falls between the two. */
  start(): void {
    if (this.#isStarted || this.#isClosed || typeof this.#provider.watch !== 'function') return;
    this.#isStarted = true;
    const failed = (thrown: unknown): void => this.#failed(thrown);
    try {
      const stop: unknown = this.#provider.watch((keys) => this.#told(keys), failed);
      // JavaScript may answer with a promise, whose rejection would be nobody's.
      Promise.resolve(stop)
        .then((end) => this.#keep(end))
        .catch(failed);
    } catch (thrown) {
      failed(thrown);
    }
  }

  close(): void {
    this.#isClosed = true;
    this.#cancelTimer?.();
    this.#end();
  }

  #keep(stop: unknown): void {
    if (typeof stop === 'function') this.#stop = stop as () => void;
    if (this.#isClosed) this.#end();
  }

  #end(): void {
    const stop = this.#stop;
    this.#stop = () => {};
    try {
      stop();
    } catch (thrown) {
      this.#health.unwatched(`it could not stop watching (${reasonOf(thrown, this.#name)})`);
    }
  }

  #told(keys: unknown): void {
    if (this.#isClosed) return;
    if (!Array.isArray(keys)) this.#keys = undefined;
    else for (const key of keys as unknown[]) if (typeof key === 'string') this.#keys?.add(key);
    // By the first of a flood, not by the last: one that never ends must not hold everything back.
    this.#cancelTimer ??= this.#clock.schedule(() => this.#passOn(), TOGETHER);
  }

  #passOn(): void {
    const keys = this.#keys;
    this.#keys = new Set();
    this.#cancelTimer = undefined;
    this.#changed(keys && [...keys]);
  }

  #failed(thrown: unknown): void {
    if (!this.#isClosed) this.#health.unwatched(reasonOf(thrown, this.#name));
  }
}

function reasonOf(thrown: unknown, provider: string): string {
  return toLinkFailure(thrown, provider, '')?.reason ?? describeFacts(errorFacts(thrown));
}
