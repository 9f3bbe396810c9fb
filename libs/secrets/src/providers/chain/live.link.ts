import type { LiveProvider } from '../live-provider.js';
import { LOOK_UP, NOTICES } from '../live-provider.js';
import { isPlainKey } from '../../keys/secret-key.js';
import type { KeyTroubles } from './key.troubles.js';
import { type LinkFailure, toLinkFailure } from './link-failure.js';
import type { SecretsLog } from '../../utils/secrets.log.js';
import {
  KNOWN_MISSING,
  type LinkAnswer,
  type LinkCondition,
  type LinkView,
  type LinkWitness,
  NOTHING_KNOWN,
  type SecretLink,
  type SecretObserver,
  UNTROUBLED,
} from './secret.link.js';

/** Keys that are remembered for `status()`. */
const MOST_KNOWN = 1000;

/** A link that is asked at each read, since it answers from memory. */
export class LiveLink implements SecretLink {
  readonly name: string;

  readonly #asked = new Set<string>();
  readonly #stopNotices: (() => void) | undefined;

  constructor(
    private readonly provider: LiveProvider,
    private readonly troubles: KeyTroubles,
    output: SecretsLog,
    private readonly observe: SecretObserver,
    private readonly witness: LinkWitness,
  ) {
    this.name = provider.name;
    this.#stopNotices = provider[NOTICES]?.((notice) => output.warn(notice));
  }

  peek(key: string): Promise<string> | typeof KNOWN_MISSING | undefined {
    if (!isPlainKey(key)) return undefined;
    try {
      const text = this.provider[LOOK_UP](key);
      this.troubles.ended(key);
      if (text === undefined) return KNOWN_MISSING;
      this.#given(key, text);
      return Promise.resolve(text);
    } catch {
      return undefined; // The slow path meets the same trouble and reports it.
    }
  }

  async read(key: string): Promise<LinkAnswer> {
    try {
      const text = this.provider[LOOK_UP](key);
      this.troubles.ended(key);
      if (text === undefined) return { kind: 'missing' };
      this.#given(key, text);
      return {
        kind: 'value',
        value: { form: 'text', text },
        provider: this.name,
        versionId: undefined,
        origin: 'hit',
      };
    } catch (thrown) {
      const failure = toLinkFailure(thrown, this.name, key);
      if (failure === undefined) return { kind: 'missing' };
      this.troubles.began(key, failure);
      return { kind: 'failed', failure };
    }
  }

  async prefetch(): Promise<void> {}

  known(): Iterable<string> {
    return this.#asked;
  }

  look(key: string): LinkView {
    // Not by `peek`: looking is no read, and another link may be the one that answers.
    let text: string | undefined;
    let failure: LinkFailure | undefined;
    try {
      text = this.provider[LOOK_UP](key);
    } catch (thrown) {
      failure = toLinkFailure(thrown, this.name, key);
    }
    return { ...NOTHING_KNOWN, value: text === undefined ? undefined : { form: 'text', text }, failure };
  }

  /** That it cannot use its file is told by each key. */
  condition(): LinkCondition {
    return UNTROUBLED;
  }

  list(prefix: string): Promise<string[]> {
    return this.provider.listSecrets(prefix);
  }

  refresh(): Promise<void> {
    return this.provider.refresh();
  }

  /** It is asked at each read, and a reference to it looks often. */
  follow(): void {}

  close(): void {
    this.#stopNotices?.();
    this.#asked.clear();
  }

  #given(key: string, text: string): void {
    if (this.#asked.size < MOST_KNOWN) this.#asked.add(key);
    this.observe(key, text);
    this.witness.see(key, { value: text, provider: this.name, versionId: undefined });
  }
}
