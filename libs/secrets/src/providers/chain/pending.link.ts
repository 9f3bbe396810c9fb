import type { LazyPart } from '../../utils/lazy-part.js';
import {
  type ChangeHint,
  type LinkAnswer,
  type LinkCondition,
  type LinkView,
  NOTHING_KNOWN,
  type Patience,
  type SecretForm,
  type SecretLink,
  UNTROUBLED,
} from './secret.link.js';

/**
 * Stands for a link while the code of it is loaded: whoever reads waits for that, whoever only looks learns that nothing
 * is known yet.
 */
export class PendingLink<P> implements SecretLink {
  readonly name: string;
  readonly #part: LazyPart<P>;
  readonly #make: (part: P) => SecretLink;
  #link: SecretLink | undefined;
  #follower: ChangeHint = () => {};
  #isClosed = false;

  /** `make` is called once, and puts what it has made in the place of this one. */
  constructor(name: string, part: LazyPart<P>, make: (part: P) => SecretLink) {
    this.name = name;
    this.#part = part;
    this.#make = make;
    // Now, so that the first read finds it. Whoever reads is told when that failed.
    this.#opened().catch(() => {});
  }

  peek(): undefined {}

  async read(key: string, form: SecretForm, patience: Patience): Promise<LinkAnswer> {
    return (await this.#opened()).read(key, form, patience);
  }

  async prefetch(keys: readonly string[]): Promise<void> {
    return (await this.#opened()).prefetch(keys);
  }

  known(): Iterable<string> {
    return [];
  }

  look(): LinkView {
    return NOTHING_KNOWN;
  }

  condition(): LinkCondition {
    return UNTROUBLED;
  }

  async list(prefix: string): Promise<string[]> {
    return (await this.#opened()).list(prefix);
  }

  async refresh(key?: string): Promise<void> {
    return (await this.#opened()).refresh(key);
  }

  follow(listener: ChangeHint): void {
    this.#follower = listener;
  }

  close(): void {
    this.#isClosed = true;
  }

  async #opened(): Promise<SecretLink> {
    const part = await this.#part.get();
    // All who waited come by here, and one link is for all of them.
    return (this.#link ??= this.#open(part));
  }

  #open(part: P): SecretLink {
    const link = this.#make(part);
    link.follow((keys) => this.#follower(keys));
    if (this.#isClosed) link.close();
    return link;
  }
}
