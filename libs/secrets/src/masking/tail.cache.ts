import { VIEW } from './text.bytes.js';

/** How many bytes before a separator count. */
export const TAIL = 12;
const PLACE_BITS = 9;
/** Spreads what differs over the upper bits (Knuth). */
const MULTIPLIER = 0x9e3779b1;
/** Each place has what was added last, and whether anything was. */
const WIDTH = 4;

/**
 * Remembers what stood before separators, of the bytes that were read: the same names come again in every line, and
 * to look them up is several times cheaper than to read them letter by letter. What is new takes the place of another.
 */
export class TailCache {
  readonly #kept = new Int32Array(WIDTH << PLACE_BITS);

  has(separator: number): boolean {
    if (separator < TAIL) return false;
    const kept = this.#kept;
    const at = placeOf(separator);
    return (
      kept[at + 3] === 1 &&
      kept[at] === VIEW.getInt32(separator - 4, true) &&
      kept[at + 1] === VIEW.getInt32(separator - 8, true) &&
      kept[at + 2] === VIEW.getInt32(separator - 12, true)
    );
  }

  add(separator: number): void {
    if (separator < TAIL) return;
    const at = placeOf(separator);
    for (let word = 0; word < 3; word++)
      this.#kept[at + word] = VIEW.getInt32(separator - 4 - 4 * word, true);
    this.#kept[at + 3] = 1;
  }
}

function placeOf(separator: number): number {
  const near = VIEW.getInt32(separator - 4, true);
  const middle = VIEW.getInt32(separator - 8, true);
  const far = VIEW.getInt32(separator - 12, true);
  const mixed = near ^ Math.imul(middle ^ Math.imul(far, MULTIPLIER), MULTIPLIER);
  return (Math.imul(mixed, MULTIPLIER) >>> (32 - PLACE_BITS)) * WIDTH;
}
