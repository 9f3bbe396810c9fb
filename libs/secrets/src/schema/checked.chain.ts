import { ChainReader } from '../reading/chain.reader.js';
import type { FallbackMode } from '../reading/fallback.policy.js';
import type { SecretLink } from '../providers/chain/secret.link.js';

/** A chain with keys that have no hot path: each value is to be looked at first, or each read told. */
export class CheckedChain extends ChainReader {
  readonly #isChecked: (key: string) => boolean;

  constructor(links: readonly SecretLink[], fallback: FallbackMode, isChecked: (key: string) => boolean) {
    super(links, fallback);
    this.#isChecked = isChecked;
  }

  override peek(key: string): Promise<string> | undefined {
    return this.#isChecked(key) ? undefined : super.peek(key);
  }
}
