import type { Clock } from '../utils/clock.js';
/** What a use of a secret needs of its service. */
export interface SecretUseParts {
    readonly clock: Clock;
    read(key: string): Promise<string>;
    refresh(key: string): Promise<void>;
    previous(key: string): string | undefined;
}
/** Tells whether what was thrown means "this secret is not accepted". */
export interface WithSecretOptions {
    isAuthError(error: unknown): boolean;
}
/** Uses secrets that may be rotated between their read and their use. */
export declare class SecretUse {
    #private;
    constructor(parts: SecretUseParts);
    /** Tries the value that is known, then the one that the store has now, then the previous one. */
    run<T>(key: string, use: (secret: string) => Promise<T>, { isAuthError }: WithSecretOptions): Promise<T>;
}
