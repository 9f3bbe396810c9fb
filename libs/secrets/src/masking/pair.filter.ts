/** Says of most pairs of numbers that were never added that they were not; of those that were, always that they were. */
export class PairFilter {
  readonly #bits: Uint32Array;
  readonly #mask: number;

  /** @param size how many bits: a power of two, several times as many as there will be pairs */
  constructor(size: number) {
    this.#bits = new Uint32Array(size >> 5);
    this.#mask = size - 1;
  }

  add(first: number, second: number): void {
    const hash = hashOf(first, second);
    this.#set(hash & this.#mask);
    this.#set((hash >>> 15) & this.#mask);
  }

  mayHave(first: number, second: number): boolean {
    const hash = hashOf(first, second);
    return this.#isSet(hash & this.#mask) && this.#isSet((hash >>> 15) & this.#mask);
  }

  #set(at: number): void {
    this.#bits[at >> 5] = (this.#bits[at >> 5] as number) | (1 << (at & 31));
  }

  #isSet(at: number): boolean {
    return (((this.#bits[at >> 5] as number) >>> (at & 31)) & 1) === 1;
  }
}

/** Two places in one number: its last bits, and those from the fifteenth on. */
function hashOf(first: number, second: number): number {
  return Math.imul(first ^ Math.imul(second, 0x9e3779b1), 0x85ebca6b);
}
