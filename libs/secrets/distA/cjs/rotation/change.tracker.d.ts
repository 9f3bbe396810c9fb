import type { SecretsLog } from '../providers/chain/link-health.js';
import type { LinkValue, SeenSecret } from '../providers/chain/secret.link.js';
import type { Clock } from '../utils/clock.js';
import type { SecretChangeListener } from './secret.change.js';
/** Sees every value that the links give, and tells when one is not what it was. */
export declare class ChangeTracker {
    #private;
    /** `mostCached`: secrets that all links may keep; of each a change must be seen. */
    constructor(output: SecretsLog, clock: Clock, mostCached: number);
    /** Returns what takes the listener away again. The same function may listen more than once. */
    listen(listener: SecretChangeListener): () => void;
    /** Called with the key of each value that is seen, or may not be served as long as it could; before listeners are told. */
    watch(watcher: (key?: string) => void): void;
    /** What is served of a key, or of any, is another value, or ends at another time. */
    move(key?: string): void;
    /** `isShadowed`: another link has the value that is read. */
    see(key: string, seen: SeenSecret, isShadowed: () => boolean): void;
    /** The keys that have been seen, each with what was seen last. */
    seen(): Iterable<[key: string, seen: SeenSecret]>;
    /** The value before the last change, while it may still be valid. */
    previous(key: string): LinkValue | undefined;
    close(): void;
}
