import type { CachedLinkParts } from '../providers/chain/cached.link.js';
import { PendingLink } from '../providers/chain/pending.link.js';
import type { SecretLink } from '../providers/chain/secret.link.js';
import { isLiveProvider } from '../providers/live-provider.js';
import type { SecretsProvider } from '../providers/secrets-provider.interface.js';
import { LazyPart } from '../utils/lazy-part.js';

/** What keeps the answers of stores; an application on the environment alone has none. */
const PART = new LazyPart('the cache of secrets', () => import('../providers/chain/cached.link.js'));

/** Loads what the links of this chain need, so that they are there at once. */
export async function loadCachedLinks(chain: readonly SecretsProvider[]): Promise<void> {
  if (!chain.every(isLiveProvider)) await PART.get();
}

/** A link whose answers are kept; where nobody has waited for the code of it, one stands for it until it is replaced. */
export function cachedLink(
  provider: SecretsProvider,
  parts: CachedLinkParts,
  replace: (link: SecretLink) => void,
): SecretLink {
  if (PART.now !== undefined) return new PART.now.CachedLink(provider, parts);
  return new PendingLink(parts.name, PART, ({ CachedLink }) => {
    const link = new CachedLink(provider, parts);
    replace(link);
    return link;
  });
}
