import { isSearchable, ValueMatcher } from './value.matcher.js';
import type { ValueTable } from './value.table.js';

/** The values to search for, each for as long as anybody holds it. */
export class ValueRegistry {
  readonly #holders = new Map<string, number>();
  readonly #matcher = new ValueMatcher();

  /** Returns what lets go of it; another call of that does nothing. */
  add(value: string): () => void {
    if (!isSearchable(value)) return () => undefined;
    const holders = this.#holders.get(value) ?? 0;
    this.#holders.set(value, holders + 1);
    if (holders === 0) this.#matcher.add(value);
    let held = true;
    return () => {
      if (held) this.#release(value);
      held = false;
    };
  }

  /** What finds the values in the next text; nothing where nobody holds any. */
  table(): ValueTable | undefined {
    return this.#holders.size === 0 ? undefined : this.#matcher.table();
  }

  /** Whether a mask that was put into the last text may have made a hit of what was none. */
  get mayFindMore(): boolean {
    return this.#matcher.mayFindMore;
  }

  mask(text: string): string {
    return this.#holders.size === 0 ? text : this.#matcher.mask(text);
  }

  #release(value: string): void {
    const holders = (this.#holders.get(value) ?? 1) - 1;
    if (holders > 0) {
      this.#holders.set(value, holders);
      return;
    }
    this.#holders.delete(value);
    this.#matcher.remove(value);
  }
}
