import type { SecretValue, SecretsProviderContext } from './secrets-provider.interface.js';

/** Where a context carries the reader below; registered, so that two loaded copies of the package agree. */
export const SHARED_READ: unique symbol = Symbol.for('nestjs-secrets.shared-read');

/** Reads one secret of the store that answers several keys, so that a cache can keep it once for all of them. */
export type SharedRead = (
  id: string,
  load: () => Promise<SecretValue | undefined>,
) => Promise<SecretValue | undefined>;

/** What the service hands to a provider whose keys share secrets of the store. */
export interface SharedReadContext extends SecretsProviderContext {
  readonly [SHARED_READ]?: SharedRead;
}
