import type { SecretIds } from './secret-id.js';

/** A call that AWS is to allow; without `id` it is about no single secret. */
export interface PossibleCall {
  readonly action: 'GetSecretValue' | 'DescribeSecret' | 'BatchGetSecretValue' | 'ListSecrets';
  /** The name or the ARN of a secret. */
  readonly id?: string;
}

/** What an application does with a store. */
export interface StoreUse {
  /** Keys that are read, without paths. */
  readonly keys: readonly string[];
  /** Whether keys are listed. */
  readonly lists: boolean;
}

interface ReadingWays {
  readonly ids: SecretIds;
  readonly bundles: readonly string[];
  readonly batch: boolean;
  readonly rotationDates: boolean;
}

/**
 * The calls that reading these keys can lead to, whatever is in the store: a key that a bundle answers today is asked
 * by its own name tomorrow, when somebody has taken the field out.
 */
export function possibleCalls(
  { ids, bundles, batch, rotationDates }: ReadingWays,
  { keys, lists }: StoreUse,
): PossibleCall[] {
  const own = keys.map((key) => ids.idOf(key)).filter((id) => id !== undefined);
  const asked = keys.some((key) => ids.isPlain(key)) ? [...bundles, ...own] : own;
  const calls: PossibleCall[] = [];
  for (const id of new Set(lists ? [...bundles, ...asked] : asked))
    calls.push({ action: 'GetSecretValue', id });
  if (rotationDates) for (const id of new Set(asked)) calls.push({ action: 'DescribeSecret', id });
  // A key that is alone is read singly.
  if (batch && keys.length > 1 && own.length > 0) calls.push({ action: 'BatchGetSecretValue' });
  if (lists) calls.push({ action: 'ListSecrets' });
  return calls;
}
