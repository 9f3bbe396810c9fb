/** How many characters are read at once. */
export const BYTES_AT_ONCE = 1 << 14;
/** Zeros after the last character, so that what reads several at once reads nothing of an earlier text. */
const ZEROS = 16;
/** What `bytesOf` writes to. */
export const BYTES = Buffer.from(new ArrayBuffer(BYTES_AT_ONCE + ZEROS));
/** The bytes of `bytesOf`, four at a time. */
export const WORDS = new Int32Array(BYTES.buffer);
/** The text whose beginning the BYTES holds, unless it is long. */
let held = '';
/**
 * The low bytes of a text's characters from `from` on, one a character, until the next call. Reading them is
 * several times cheaper than `charCodeAt`, above all in a line that was put together from pieces.
 */
export function bytesOf(text, from = 0) {
    // The passes over a line mostly read the same one.
    if (from === 0 && text === held)
        return BYTES;
    const piece = from === 0 ? text : text.slice(from, from + BYTES_AT_ONCE);
    const end = BYTES.write(piece, 0, BYTES_AT_ONCE, 'latin1');
    for (let at = end; at < end + ZEROS; at++)
        BYTES[at] = 0;
    held = from === 0 && text.length <= BYTES_AT_ONCE ? text : '';
    return BYTES;
}
