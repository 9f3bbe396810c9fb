import type { WantedSecret } from '../injection/wanted.secrets.js';

/** A key to look at, with everything that is wanted of it. */
export interface WantedKey {
  readonly key: string;
  /** Somebody wants it parsed. */
  readonly json: boolean;
  /** Nobody needs it: it may be missing. */
  readonly optional: boolean;
  /** Somebody has a default for it. */
  readonly hasDefault: boolean;
  /** Classes and factories, sorted; none for a key that was named by hand. */
  readonly wantedBy: readonly string[];
}

/** The keys that an application wants, and those that were named beside it, sorted. */
export function wantedKeys(wanted: readonly WantedSecret[], named: readonly string[]): WantedKey[] {
  const keys = new Map<string, WantedSecret[]>(named.map((key) => [key, []]));
  for (const wish of wanted) keys.set(wish.key, [...(keys.get(wish.key) ?? []), wish]);
  return [...keys]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, wishes]) => ({
      key,
      json: wishes.some(({ json }) => json),
      optional: !named.includes(key) && wishes.every(({ optional }) => optional),
      hasDefault: wishes.some(({ hasDefault }) => hasDefault),
      wantedBy: [...new Set(wishes.map(({ by }) => by))].sort(),
    }));
}
