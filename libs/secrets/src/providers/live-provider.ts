import { read } from '../errors/foreign-error.js';
import type { SecretsProvider } from './secrets-provider.interface.js';

/** By brand rather than by class, so that a provider of another loaded copy of this package is known too. */
export const LOOK_UP = Symbol.for('nestjs-secrets.look-up');

/** Under this name a provider takes who is to be told of what it noticed. */
export const NOTICES = Symbol.for('nestjs-secrets.notices');

/** Under this name a provider tells which variables may hold a secret. */
export const VARIABLES = Symbol.for('nestjs-secrets.variables');

/** A provider that answers at once from memory: it is asked at each read, and nothing of it is cached. */
export interface LiveProvider extends SecretsProvider {
  [LOOK_UP](key: string): string | undefined;
  /** Tells what was noticed already and what will be, each once, for a log; returns what ends it. */
  [NOTICES]?(listener: (notice: string) => void): () => void;
}

/** Of whatever stands in a chain: it may be asked before anybody has checked the chain. */
export function isLiveProvider(provider: SecretsProvider): provider is LiveProvider {
  return typeof read(provider, LOOK_UP) === 'function';
}
