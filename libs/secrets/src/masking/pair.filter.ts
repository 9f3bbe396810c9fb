/** Says of most pairs of numbers that were never added that they were not; of those that were, always that they were. */
export class PairFilter {
  readonly #bits: Uint32Array;
  readonly #mask: number;

  /** @param size how many bits: a power of two, many times as many as there will be pairs */
  constructor(size: number) {
    this.#bits = new Uint32Array(size >> 5);
    this.#mask = size - 1;
  }

  add(first: number, second: number): void {
    const at = this.#place(first, second);
    this.#bits[at >> 5] = (this.#bits[at >> 5] as number) | (1 << (at & 31));
  }

  mayHave(first: number, second: number): boolean {
    const at = this.#place(first, second);
    return (((this.#bits[at >> 5] as number) >>> (at & 31)) & 1) === 1;
  }

  #place(first: number, second: number): number {
    return (first ^ Math.imul(second, 0x9e3779b1)) & this.#mask;
  }
}
