/** How many characters are read at once. */
export const BYTES_AT_ONCE = 1 << 14;
/** Of a long text, pieces are read that overlap: so much at the start of each, and so much at its end. */
export const LOOK_BACK = 64;
const LOOK_AHEAD = 16;
const STEP = BYTES_AT_ONCE - LOOK_BACK - LOOK_AHEAD;

/** Zeros after the last character, so that what reads several at once reads nothing of an earlier text. */
const ZEROS = 16;
/** What `readPiece` writes to: reading it is several times cheaper than `charCodeAt`. */
export const BYTES = Buffer.from(new ArrayBuffer(BYTES_AT_ONCE + ZEROS));
/** The same, four at a time: from any place on, and from places that four divides. */
export const VIEW = new DataView(BYTES.buffer);
export const WORDS = new Int32Array(BYTES.buffer);

/** A piece of a text whose bytes were read, until the next is. */
export interface Piece {
  /** Where in the text its first byte stands. */
  readonly base: number;
  /** Which of its bytes are its own, rather than those of the piece before or after it. */
  readonly from: number;
  readonly to: number;
}

/** The low bytes of a text's characters, piece by piece; `undefined` once there are no more. */
export function readPiece(text: string, before?: Piece): Piece | undefined {
  const done = before === undefined ? 0 : before.base + before.to;
  if (done >= text.length) return undefined;
  const base = before === undefined ? 0 : before.base + STEP;
  const from = before === undefined ? 0 : LOOK_BACK;
  const length = text.length - base;
  const end = BYTES.write(
    base === 0 ? text : text.slice(base, base + BYTES_AT_ONCE),
    0,
    BYTES_AT_ONCE,
    'latin1',
  );
  for (let at = end; at < end + ZEROS; at++) BYTES[at] = 0;
  return { base, from, to: length <= BYTES_AT_ONCE ? length : BYTES_AT_ONCE - LOOK_AHEAD };
}
