/** A secret that follows its rotations: for pools and clients that outlive a value. It shows no value to `inspect`. */
export interface SecretRef {
    readonly key: string;
    /** The value as `getSecretOrThrow` gives it. */
    get(): Promise<string>;
    /** The newest known value, without waiting. Throws before the first load and past the stale bound. */
    readonly current: string;
    /** The value before the last change, while it may still be valid: a day. */
    readonly previous: string | undefined;
}
export interface SecretRefSource {
    load(): Promise<string>;
    previous(): string | undefined;
}
/** A reference whose value is put in by whoever sees it change. */
export declare class LiveSecretRef implements SecretRef {
    #private;
    readonly key: string;
    constructor(key: string, source: SecretRefSource, value?: string);
    get current(): string;
    get previous(): string | undefined;
    get hasValue(): boolean;
    get(): Promise<string>;
    /** `undefined`: there is none any more. */
    put(value: string | undefined): void;
}
/** A reference to a value that a test, or a stand-in for the service, has decided. */
export declare function fixedRef(key: string, value: string, load?: () => Promise<string>): SecretRef;
