import type { SecretsProvider } from 'nestjs-secrets';
import { readerOf } from '../../libs/secrets/src/secrets.service.js';

/** A provider as somebody else may write it: the least that is one, and what a test adds. */
export function foreign(more: Partial<SecretsProvider>): SecretsProvider {
  return {
    name: 'foreign',
    getSecret: async () => 'x',
    listSecrets: async () => [],
    refresh: async () => {},
    ...more,
  };
}

/** The batches of a prefetch alone, without the single reads that follow. */
export function prefetch(service: object, keys: string[]): Promise<void> | undefined {
  return readerOf(service)?.prefetch(keys);
}
