import type { SecretsLog } from '../utils/secrets.log.js';
import { showKey } from '../keys/secret-key.js';
import type { Clock } from '../utils/clock.js';

const INTERVAL = 60_000;
const MOST_NAMED = 10;

/** Tells of keys that no provider has: each at debug, and at most one summary a minute at warn. */
export class MissingSummary {
  readonly #keys = new Set<string>();
  #reads = 0;
  #lastLine = -Infinity;

  constructor(
    private readonly output: SecretsLog,
    private readonly clock: Clock,
  ) {}

  note(key: string): void {
    this.output.debug(`Secret ${showKey(key)} is in no provider`);
    this.#reads++;
    if (this.#keys.size < MOST_NAMED) this.#keys.add(key);
    const now = this.clock.now();
    if (now - this.#lastLine < INTERVAL) return;
    this.#lastLine = now;
    const named = [...this.#keys].map(showKey).join(', ');
    this.output.warn(
      `In no provider: ${named}${this.#reads > 1 ? `, in ${this.#reads} reads since the last line` : ''}`,
    );
    this.#keys.clear();
    this.#reads = 0;
  }
}
