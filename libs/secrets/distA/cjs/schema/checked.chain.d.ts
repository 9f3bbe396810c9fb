import { ChainReader } from '../reading/chain.reader.js';
import type { FallbackMode } from '../reading/fallback.policy.js';
import type { SecretLink } from '../providers/chain/secret.link.js';
/** A chain whose keys with a schema have no hot path, since each new value of theirs must be looked at first. */
export declare class CheckedChain extends ChainReader {
    #private;
    constructor(links: readonly SecretLink[], fallback: FallbackMode, isChecked: (key: string) => boolean);
    peek(key: string): Promise<string> | undefined;
}
