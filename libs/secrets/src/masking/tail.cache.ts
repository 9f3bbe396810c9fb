import { VIEW } from './text.bytes.js';

/** Of this file: what is imported the engine looks up at each use. */
const view = VIEW;

/** How many bytes before a separator count. */
export const TAIL = 12;
export const UNKNOWN = 0;
export const NO_KEY = 1;
export const MAYBE_KEY = 2;
const PLACE_BITS = 9;
/** Spreads what differs over the upper bits (Knuth). */
const MULTIPLIER = 0x9e3779b1;
/** Each place has what was added last, and what was found out about it. */
const WIDTH = 4;

/**
 * Remembers of what stood before separators whether keys may end so: the same names come again in every line, and to
 * look them up is several times cheaper than to read them letter by letter. What is new takes the place of another.
 */
export class TailCache {
  readonly #kept = new Int32Array(WIDTH << PLACE_BITS);

  /** What is known of the bytes before a separator; `UNKNOWN` otherwise. */
  get(separator: number): number {
    if (separator < TAIL) return UNKNOWN;
    const kept = this.#kept;
    const at = placeOf(separator);
    const isSame =
      kept[at] === view.getInt32(separator - 4, true) &&
      kept[at + 1] === view.getInt32(separator - 8, true) &&
      kept[at + 2] === view.getInt32(separator - 12, true);
    return isSame ? (kept[at + 3] as number) : UNKNOWN;
  }

  set(separator: number, known: number): void {
    if (separator < TAIL) return;
    const at = placeOf(separator);
    for (let word = 0; word < 3; word++)
      this.#kept[at + word] = view.getInt32(separator - 4 - 4 * word, true);
    this.#kept[at + 3] = known;
  }
}

function placeOf(separator: number): number {
  const near = view.getInt32(separator - 4, true);
  const middle = view.getInt32(separator - 8, true);
  const far = view.getInt32(separator - 12, true);
  const mixed = near ^ Math.imul(middle ^ Math.imul(far, MULTIPLIER), MULTIPLIER);
  return (Math.imul(mixed, MULTIPLIER) >>> (32 - PLACE_BITS)) * WIDTH;
}
