/** How many characters are read at once. */
export declare const BYTES_AT_ONCE: number;
/** What `bytesOf` writes to. */
export declare const BYTES: Buffer<ArrayBuffer>;
/** The bytes of `bytesOf`, four at a time. */
export declare const WORDS: Int32Array<ArrayBuffer>;
/**
 * The low bytes of a text's characters from `from` on, one a character, until the next call. Reading them is
 * several times cheaper than `charCodeAt`, above all in a line that was put together from pieces.
 */
export declare function bytesOf(text: string, from?: number): Uint8Array;
