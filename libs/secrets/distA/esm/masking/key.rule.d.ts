import { KeyTails } from './key.tails.js';
/** What a key says about its value. */
export type KeyVerdict = 'open' | 'secret' | 'token';
/** Decides once per distinct key whether its value is masked. */
export declare class KeyRule {
    #private;
    readonly expressions: readonly RegExp[];
    readonly endings: ReadonlySet<string>;
    /** A quick look at the end of a key in a text, before it is cut out. */
    readonly tails: KeyTails;
    constructor(extra?: readonly (string | RegExp)[]);
    verdict(key: string): KeyVerdict;
    isSecret(key: string, tokens: boolean): boolean;
}
