import type { SecretsError } from '../errors/secrets.errors.js';
import type { SecretLink } from '../providers/chain/secret.link.js';

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

/** The status of every key that the links know, in the order of the keys; asks no store. */
export function statusOf(links: readonly SecretLink[]): SecretStatus[] {
  const keys = new Set(links.flatMap((link) => [...link.known()]));
  return [...keys].sort().map((key) => {
    const views = links.map((link) => ({ link, view: link.look(key) }));
    const serving = views.find(({ view }) => view.has);
    return {
      key,
      provider: serving?.link.name,
      versionId: serving?.view.versionId,
      ageSeconds: serving?.view.ageSeconds ?? 0,
      stale: serving?.view.stale ?? false,
      lastError: views.find(({ view }) => view.failure !== undefined)?.view.failure?.error,
    };
  });
}
