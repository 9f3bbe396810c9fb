import type { Attributes } from './telemetry.api.js';

export interface LabelledCount {
  readonly attributes: Attributes;
  readonly count: number;
}

/** Counts that are added up by their labels. */
export class LabelledCounts implements Iterable<LabelledCount> {
  readonly #counts = new Map<string, { attributes: Attributes; count: number }>();

  add(attributes: Attributes, count = 1): void {
    const slot = JSON.stringify(attributes);
    const known = this.#counts.get(slot);
    if (known !== undefined) known.count += count;
    else this.#counts.set(slot, { attributes, count });
  }

  addAll(counts: Iterable<LabelledCount>): this {
    for (const { attributes, count } of counts) this.add(attributes, count);
    return this;
  }

  [Symbol.iterator](): Iterator<LabelledCount> {
    return this.#counts.values();
  }
}
