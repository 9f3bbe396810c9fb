import { type LinkView, type Patience, type SecretForm, type SecretLink } from '../providers/chain/secret.link.js';
import { type FallbackMode } from './fallback.policy.js';
import type { Resolution } from './resolution.js';
import { type SecretStatus } from './secret.status.js';
/** Asks the links in order, and decides which trouble lets the next one answer. */
export declare class ChainReader {
    #private;
    constructor(links: readonly SecretLink[], fallback: FallbackMode);
    get names(): string[];
    get isClosed(): boolean;
    /** The value, if the links can give it without being asked; the hot path. */
    peek(key: string): Promise<string> | undefined;
    /** Rejects where a link failed in a way that does not allow the next one to answer. */
    resolve(key: string, form: SecretForm, patience: Patience): Promise<Resolution>;
    /** Reads several keys at once where a link can; what it leaves out, the next ones and single reads answer. */
    prefetch(keys: readonly string[]): Promise<void>;
    /** What is known of a key by the link whose value is served; asks nobody. */
    look(key: string): LinkView | undefined;
    /** Whether a link before this one has a value to serve, so that this one's is not what is read. */
    isShadowed(index: number, key: string): boolean;
    status(): SecretStatus[];
    /** The keys of all links; rejects when one cannot list, since a part would look like the whole. */
    list(prefix: string): Promise<string[]>;
    refresh(key?: string): Promise<void>;
    /** Calls back when the provider of a link has told of changes. */
    follow(listener: (link: SecretLink, keys: readonly string[] | undefined) => void): void;
    close(): void;
    assertOpen(): void;
}
