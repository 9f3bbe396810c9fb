export interface Leak {
  readonly value: string;
  readonly spelling: string;
  /** Where it was found. */
  readonly around: string;
}

export function findLeaks(
  values: readonly string[],
  texts: readonly string[],
): { readonly leaks: readonly Leak[]; readonly searched: number };
