import type { SecretCacheParts } from './secret-cache.parts.js';
interface Failure<F> {
    readonly failure: F;
    readonly count: number;
    /** The store is left alone for this key until then. */
    readonly nextTry: number;
}
/** What is remembered of keys that the store does not have, or could not give, apart from all values. */
export declare class TroubleMemory<F> {
    #private;
    constructor(parts: SecretCacheParts);
    isMissing(id: string): boolean;
    /** The last failure, until the store answers or it is forgotten. */
    failure(id: string): Failure<F> | undefined;
    failing(): Iterable<string>;
    missed(id: string): void;
    /** When the store may be asked again, if it has to be left alone. */
    failed(id: string, failure: F): number | undefined;
    /** Of one key, or of all. */
    forget(id?: string): void;
}
export {};
