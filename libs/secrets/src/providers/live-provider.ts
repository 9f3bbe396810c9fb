import type { SecretsProvider } from './secrets-provider.interface.js';

/** By brand rather than by class, so that a provider of another loaded copy of this package is known too. */
export const LOOK_UP = Symbol.for('nestjs-secrets.look-up');

/** A provider that answers at once from memory: it is asked at each read, and nothing of it is cached. */
export interface LiveProvider extends SecretsProvider {
  [LOOK_UP](key: string): string | undefined;
}

export function isLiveProvider(provider: SecretsProvider): provider is LiveProvider {
  return typeof (provider as Partial<LiveProvider>)[LOOK_UP] === 'function';
}
