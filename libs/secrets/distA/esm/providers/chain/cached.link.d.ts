import type { SecretsProvider } from '../secrets-provider.interface.js';
import { type LinkLoaderParts } from './link.loader.js';
import { type ChangeHint, KNOWN_MISSING, type LinkAnswer, type LinkView, type Patience, type SecretForm, type SecretLink } from './secret.link.js';
/** A link whose answers are kept, each in the form in which the provider gave it. */
export declare class CachedLink implements SecretLink {
    #private;
    readonly name: string;
    constructor(provider: SecretsProvider, parts: LinkLoaderParts);
    peek(key: string): Promise<string> | typeof KNOWN_MISSING | undefined;
    read(key: string, form: SecretForm, patience: Patience): Promise<LinkAnswer>;
    prefetch(keys: readonly string[]): Promise<void>;
    known(): Iterable<string>;
    look(key: string): LinkView;
    list(prefix: string): Promise<string[]>;
    refresh(key?: string): Promise<void>;
    follow(listener: ChangeHint): void;
    close(): void;
}
