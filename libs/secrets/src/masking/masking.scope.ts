import type { Clock } from '../utils/clock.js';
import { systemClock } from '../utils/clock.js';
import { sharedMasking } from './masking.handle.js';
import type { MaskingOptions } from './masking.options.js';
import { maskObject } from './object.masker.js';
import { SecretMasker } from './secret.masker.js';

/** Masking of one application or one service. */
export interface MaskingScope {
  readonly masker: SecretMasker;
  /** The options with their defaults. */
  readonly rules: MaskingRules;
  /** Takes a value that the service returned under `key`. Cheap when it is the known one. */
  register(key: string, value: string): void;
  /** Lets go of everything one minute later. */
  close(): void;
}

/** The options with their defaults. */
export interface MaskingRules {
  readonly values: boolean;
  readonly formats: boolean;
  /** What holds in response bodies; all `false` when the interceptor is off. */
  readonly responses: { readonly keys: boolean; readonly values: boolean; readonly tokens: boolean };
}

/** Opens the masking of one application. Throws `SecretsUnconfiguredError` for a wrong option. */
export function openMaskingScope(options: MaskingOptions = {}, _clock: Clock = systemClock): MaskingScope {
  const responses = typeof options.interceptor === 'object' ? options.interceptor : {};
  const on = options.interceptor !== false;
  const releases: (() => void)[] = [];
  const register = (value: string) => {
    if (value.length >= 8) releases.push(sharedMasking().register(value));
  };
  return {
    masker: new SecretMasker({
      mask: (value) => maskObject(value, { keys: true, tokens: true, values: true }),
      maskString: (text) => sharedMasking().mask(text, 'line'),
      register,
    }),
    rules: {
      values: options.values ?? true,
      formats: options.formats ?? true,
      responses: {
        keys: on && (responses.keys ?? true),
        values: on && (responses.values ?? true),
        tokens: on && (responses.tokens ?? false),
      },
    },
    register: (_key, value) => register(value),
    close: () => releases.splice(0).forEach((release) => release()),
  };
}
