import type { SecretLink } from '../providers/chain/secret.link.js';

/** What is measured of a link, beside its calls. */
export interface LinkVitals {
  readonly name: string;
  /** The store is left alone, after several failures in a row. */
  readonly isSpared: boolean;
  /** Seconds since the oldest value that may be served was asked for; `undefined`: the link keeps none. */
  readonly oldestSeconds: number | undefined;
}

/** Looks at every value that is kept, of which there is a bounded number; asks no store. */
export function vitalsOf(links: readonly SecretLink[]): LinkVitals[] {
  return links.map((link) => {
    let oldestSeconds: number | undefined;
    for (const key of new Set(link.known())) {
      const { value, dueAt, ageSeconds } = link.look(key);
      // What is looked up at each read has no age.
      if (value !== undefined && dueAt !== undefined)
        oldestSeconds = Math.max(oldestSeconds ?? 0, ageSeconds);
    }
    return { name: link.name, isSpared: link.condition().isSpared, oldestSeconds };
  });
}
