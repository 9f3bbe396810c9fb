/** Where in a text a secret stands. */
export interface Hit {
    readonly start: number;
    readonly end: number;
}
/** The end of a hit in base64, with the tail and the padding where nothing else was encoded after the secret. */
export declare function afterTail(text: string, end: number, tail: string): number;
/** Puts a mask where the hits are; overlapping and touching ones get one. A JSON text stays one. */
export declare function joinHits(text: string, hits: Hit[]): string;
