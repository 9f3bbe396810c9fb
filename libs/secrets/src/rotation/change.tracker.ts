import { BoundedMap } from '../cache/bounded-map.js';
import { describeFacts, errorFacts } from '../errors/error-facts.js';
import { showKey } from '../keys/secret-key.js';
import type { SecretsLog } from '../utils/secrets.log.js';
import type { LinkValue, SeenSecret } from '../providers/chain/secret.link.js';
import type { Clock } from '../utils/clock.js';
import { kindOf } from '../utils/option.rules.js';
import type { SecretChange, SecretChangeListener } from './secret.change.js';

const FEWEST_KEYS = 1000;
/** Milliseconds that a previous value may still be of use: the overlap of a rotation. */
const OVERLAP = 24 * 60 * 60_000;

interface Known {
  readonly current: SeenSecret;
  readonly previous: { readonly value: SeenSecret['value']; readonly until: number } | undefined;
}

/** Sees every value that the links give, and tells when one is not what it was. */
export class ChangeTracker {
  readonly #known: BoundedMap<string, Known>;
  readonly #listeners = new Set<SecretChangeListener>();
  #watcher: (key?: string) => void = () => {};
  readonly #output: SecretsLog;
  readonly #clock: Clock;

  /** `mostCached`: secrets that all links may keep; of each a change must be seen. */
  constructor(output: SecretsLog, clock: Clock, mostCached: number) {
    this.#known = new BoundedMap(Math.max(FEWEST_KEYS, mostCached));
    this.#output = output;
    this.#clock = clock;
  }

  /** Returns what takes the listener away again. The same function may listen more than once. */
  listen(listener: SecretChangeListener): () => void {
    if (typeof listener !== 'function') {
      throw new TypeError(`onChange() takes a function; got ${kindOf(listener)}`);
    }
    const own: SecretChangeListener = (change) => listener(change);
    this.#listeners.add(own);
    return () => void this.#listeners.delete(own);
  }

  /** Called with the key of each value that is seen, or may not be served as long as it could; before listeners are told. */
  watch(watcher: (key?: string) => void): void {
    this.#watcher = watcher;
  }

  /** What is served of a key, or of any, is another value, or ends at another time. */
  move(key?: string): void {
    this.#watcher(key);
  }

  /** `isShadowed`: another link has the value that is read. */
  see(key: string, seen: SeenSecret, isShadowed: () => boolean): void {
    const known = this.#known.get(key);
    if (known !== undefined && !isNews(known.current, seen)) return this.#watcher(key);
    if (isShadowed()) return;
    if (known === undefined || typeof known.current.value !== typeof seen.value) {
      this.#known.set(key, { current: seen, previous: undefined });
      return this.#watcher(key);
    }
    const { current } = known;
    const previous = !isSame(current.value, seen.value)
      ? { value: current.value, until: this.#clock.now() + OVERLAP }
      : known.previous;
    this.#known.set(key, { current: seen, previous });
    this.#watcher(key);
    this.#tell({
      key,
      provider: seen.provider,
      versionId: seen.versionId,
      previousVersionId: current.versionId,
      at: new Date(),
    });
  }

  hasSeen(key: string): boolean {
    return this.#known.get(key) !== undefined;
  }

  /** The keys that have been seen, each with what was seen last. */
  *seen(): Iterable<[key: string, seen: SeenSecret]> {
    for (const key of this.#known.keys()) {
      const known = this.#known.get(key);
      if (known !== undefined) yield [key, known.current];
    }
  }

  /** The value before the last change, while it may still be valid. */
  previous(key: string): LinkValue | undefined {
    const previous = this.#known.get(key)?.previous;
    if (previous === undefined || this.#clock.now() >= previous.until) return undefined;
    const { value } = previous;
    return typeof value === 'string' ? { form: 'text', text: value } : { form: 'binary', bytes: value };
  }

  close(): void {
    this.#known.clear();
    this.#listeners.clear();
  }

  #tell(change: SecretChange): void {
    // A copy: one that takes itself away and listens anew must not be told of the same change for ever.
    for (const listener of [...this.#listeners]) {
      if (!this.#listeners.has(listener)) continue;
      const failed = (thrown: unknown): void =>
        this.#output.error(
          `A listener to changes of ${showKey(change.key)} failed, because: ${describeFacts(errorFacts(thrown))}`,
        );
      try {
        Promise.resolve(listener(change)).catch(failed);
      } catch (thrown) {
        failed(thrown);
      }
    }
  }
}

// A store's versions tell a rotation to the same text; without them, or from another store, the text does.
function isNews(before: SeenSecret, now: SeenSecret): boolean {
  // A secret that was seen as a text is told of by its text: a provider may make other bytes of it.
  if (typeof before.value !== typeof now.value) return typeof now.value === 'string';
  if (!isSame(before.value, now.value)) return true;
  const isSameStore = before.provider === now.provider;
  const areVersioned = before.versionId !== undefined && now.versionId !== undefined;
  return isSameStore && areVersioned && before.versionId !== now.versionId;
}

function isSame(one: SeenSecret['value'], other: SeenSecret['value']): boolean {
  if (typeof one === 'string' || typeof other === 'string') return one === other;
  return Buffer.compare(one, other) === 0;
}
