import type { SecretCacheParts } from '../../cache/secret-cache.parts.js';
import type { SecretsProvider } from '../secrets-provider.interface.js';
import type { LinkHealth } from './link-health.js';
import { type Outcome } from './link-outcome.js';
import type { LinkWitness, Patience, SecretObserver } from './secret.link.js';
/** Milliseconds that a call may take. */
export type Deadlines = Readonly<Record<Patience, number>>;
export interface LinkLoaderParts extends SecretCacheParts {
    /** The provider's, read once: a getter of somebody else may throw when other trouble is to be told. */
    readonly name: string;
    readonly deadlines: Deadlines;
    readonly health: LinkHealth;
    readonly observe: SecretObserver;
    readonly witness: LinkWitness;
}
/** Asks a provider: each call has a deadline, its answer is checked, and its trouble is classified and told. */
export declare class LinkLoader {
    #private;
    constructor(provider: SecretsProvider, parts: LinkLoaderParts);
    text(key: string, patience: Patience): Promise<Outcome<string>>;
    json(key: string, patience: Patience): Promise<Outcome<unknown>>;
    binary(key: string, patience: Patience): Promise<Outcome<Uint8Array>>;
    /** What a batch says of these keys; nothing of those that are to be read singly. */
    batch(keys: string[]): Promise<Map<string, Outcome<string>>>;
    list(prefix: string): Promise<string[]>;
    /** What answers many keys is asked for anew. */
    forgetShared(): void;
    refresh(): Promise<void>;
    close(): void;
}
