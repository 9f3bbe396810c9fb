import type { SecretLink } from '../providers/chain/secret.link.js';
import { readEach } from '../reading/read-each.js';
import type { SecretReader } from '../reading/secret.reader.js';
import type { ChangeTracker } from './change.tracker.js';
import type { RefKeeper } from './ref.keeper.js';

export interface FollowingParts {
  readonly reader: SecretReader;
  readonly changes: ChangeTracker;
  readonly refs: RefKeeper;
}

/**
 * From now on, when a provider tells of changes, reads what somebody has read before, so that listeners and references
 * learn of a new value without a reader.
 */
export function followChanges(parts: FollowingParts): void {
  parts.reader.chain.follow((link, keys) => void readAnew(link, keys && new Set(keys), parts));
}

async function readAnew(
  link: SecretLink,
  keys: ReadonlySet<string> | undefined,
  { reader, changes, refs }: FollowingParts,
): Promise<void> {
  const order = reader.chain.names;
  // What an earlier link gives is no matter of this one; what a later one gives, this one may have now.
  const affected = [...changes.seen()].filter(
    ([key, { provider }]) => (keys?.has(key) ?? true) && order.indexOf(provider) >= order.indexOf(link.name),
  );
  await readEach(affected, async ([key, { value, provider }]) => {
    if (reader.chain.isClosed) return;
    const form = typeof value === 'string' ? 'text' : 'binary';
    // Trouble is told by the link, and met by whoever reads the key.
    const answer = await link.read(key, form, 'background').catch(() => undefined);
    // Whether another link takes over is for the chain to say.
    if (answer?.kind !== 'value' && provider === link.name)
      await reader.chain.resolve(key, form, 'background').catch(() => undefined);
    refs.look(key);
  });
}
