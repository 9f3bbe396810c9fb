/** What a text is to be masked as: a line of a log, a text with the rule by value only, or the name of a key. */
export type MaskedAs = 'line' | 'values' | 'key' | 'key-without-tokens';
/** What a live application adds to the rules for everybody. */
export interface SharedRules {
    readonly keys: readonly (string | RegExp)[];
    readonly formats: boolean;
}
/**
 * What all loaded copies of this package share: plain data goes in, nothing can be read out. Another copy of it
 * (CommonJS beside ESM, `jest.resetModules()`) brings classes of its own, but finds the same values here.
 */
export interface MaskingHandle {
    /** A key whose value is masked comes back as the mask. */
    readonly mask: (text: string, as: MaskedAs) => string;
    /** Adds a value, or rules; returns what takes it back. */
    readonly register: (added: string | SharedRules) => () => void;
}
/** The handle of this process, made by the first copy that asks. */
export declare function sharedMasking(): MaskingHandle;
/** A handle over a memory of its own; nothing of that memory can be reached from it. */
export declare function createHandle(): MaskingHandle;
