import type { LiveProvider } from '../live-provider.js';
import type { LinkHealth } from './link-health.js';
import { KNOWN_MISSING, type LinkAnswer, type LinkView, type LinkWitness, type SecretLink, type SecretObserver } from './secret.link.js';
/** A link that is asked at each read, since it answers from memory. */
export declare class LiveLink implements SecretLink {
    #private;
    private readonly provider;
    private readonly health;
    private readonly observe;
    private readonly witness;
    readonly name: string;
    constructor(provider: LiveProvider, health: LinkHealth, observe: SecretObserver, witness: LinkWitness);
    peek(key: string): Promise<string> | typeof KNOWN_MISSING | undefined;
    read(key: string): Promise<LinkAnswer>;
    prefetch(): Promise<void>;
    known(): Iterable<string>;
    look(key: string): LinkView;
    list(prefix: string): Promise<string[]>;
    refresh(): Promise<void>;
    /** It is asked at each read, and a reference to it looks often. */
    follow(): void;
    close(): void;
}
