import type { SecretsError } from '../errors/secrets.errors.js';
import { failureError, type LinkFailure } from '../providers/chain/link-failure.js';
import type { LinkView, SecretLink } from '../providers/chain/secret.link.js';
import { type FallbackMode, mayFallBack } from './fallback.policy.js';

/** Where a secret that has been read comes from. It holds no value. */
export interface SecretStatus {
  readonly key: string;
  /** The link whose value is served now; `undefined` when none has one. */
  readonly provider: string | undefined;
  /** The version that its store gives it, if it has versions. */
  readonly versionId: string | undefined;
  /** Seconds since the store was asked for it; 0 for a link that is asked at each read. */
  readonly ageSeconds: number;
  /** The store is in passing trouble, and this is its last value. */
  readonly stale: boolean;
  /** What the last call of the first link in trouble ended with. */
  readonly lastError: SecretsError | undefined;
}

/** The link whose value is served, with what it knows of it; `undefined` where no read gets to one. */
export function servingOf(
  links: readonly SecretLink[],
  key: string,
  fallback: FallbackMode,
): { link: SecretLink; view: LinkView } | undefined {
  for (const link of links) {
    const view = link.look(key);
    if (view.value !== undefined) return { link, view };
    if (view.failure !== undefined && !mayFallBack(fallback, view.failure.trouble)) return undefined;
  }
  return undefined;
}

/** The status of every key that the links know, in the order of the keys; asks no store. */
export function statusOf(links: readonly SecretLink[], fallback: FallbackMode): SecretStatus[] {
  const keys = new Set(links.flatMap((link) => [...link.known()]));
  return [...keys].sort().map((key) => {
    const serving = servingOf(links, key, fallback);
    const trouble = troubleWith(links, key, serving?.link);
    return {
      key,
      provider: serving?.link.name,
      versionId: serving?.view.versionId,
      ageSeconds: serving?.view.ageSeconds ?? 0,
      stale: serving?.view.stale ?? false,
      lastError: trouble && failureError(trouble),
    };
  });
}

/** What the last call ended with, or would have ended with: a link that is left alone was not asked for every key. */
function troubleWith(
  links: readonly SecretLink[],
  key: string,
  serving: SecretLink | undefined,
): LinkFailure | undefined {
  const views = links.map((link) => link.look(key));
  const met = views.find(({ failure }) => failure !== undefined);
  if (met !== undefined) return met.failure;
  const before = serving === undefined ? views : views.slice(0, links.indexOf(serving));
  return before.find(({ refusal }) => refusal !== undefined)?.refusal;
}
