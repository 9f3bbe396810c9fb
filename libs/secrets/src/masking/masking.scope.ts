import type { Clock } from '../utils/clock.js';
import { systemClock } from '../utils/clock.js';
import { KeyRule } from './key.rule.js';
import { guardedLine } from './masking.guard.js';
import type { MaskingHandle } from './masking.handle.js';
import { sharedMasking } from './masking.handle.js';
import { assertOptions } from '../utils/assert-options.js';
import type { MaskingOptions } from './masking.options.js';
import { MASKING_OPTIONS } from './masking.rules.js';
import { maskObject } from './object.masker.js';
import { SecretMasker } from './secret.masker.js';
import { maskLine } from './text.masker.js';
import { ValueHistory } from './value.history.js';
import { textsToFind } from './value.selection.js';

/** The options with their defaults. */
export interface MaskingRules {
  readonly keyRule: KeyRule;
  readonly values: boolean;
  readonly formats: boolean;
  /** What holds in response bodies; all `false` when the interceptor is off. */
  readonly responses: { readonly keys: boolean; readonly values: boolean; readonly tokens: boolean };
}

/** Masking of one application or one service. */
export interface MaskingScope {
  readonly masker: SecretMasker;
  readonly rules: MaskingRules;
  /** Takes a value that the service returned under `key`. Cheap when it is the known one. */
  register(key: string, value: string): void;
  /** Lets go of everything one minute later: what is still being written is still masked. */
  close(): void;
}

const LINGER = 60_000;

/** Opens the masking of one application. Throws `SecretsUnconfiguredError` for a wrong option. */
export function openMaskingScope(options: MaskingOptions = {}, clock: Clock = systemClock): MaskingScope {
  assertOptions('masking', options, MASKING_OPTIONS);
  const shared = sharedMasking();
  const rules = rulesOf(options);
  const takeBackRules = shared.register({ keys: options.keys ?? [], formats: rules.formats });
  const excluded = new Set(options.exclude);
  const history = new ValueHistory(
    (value) => shared.register(value),
    (key, value) => (rules.values ? textsToFind(key, value, rules.keyRule, excluded) : []),
    clock,
  );
  let isClosed = false;
  return {
    masker: maskerOf(shared, rules, history),
    rules,
    register: (key, value) => history.add(key, value),
    close: () => {
      if (isClosed) return;
      isClosed = true;
      clock.schedule(() => {
        history.end();
        takeBackRules();
      }, LINGER);
    },
  };
}

function rulesOf(options: MaskingOptions): MaskingRules {
  const { interceptor = true, values = true, formats = true } = options;
  const responses = typeof interceptor === 'boolean' ? {} : interceptor;
  const on = interceptor !== false;
  return {
    keyRule: new KeyRule(options.keys),
    values,
    formats,
    responses: {
      keys: on && (responses.keys ?? true),
      values: on && values && (responses.values ?? true),
      tokens: on && (responses.tokens ?? false),
    },
  };
}

function maskerOf(shared: MaskingHandle, rules: MaskingRules, history: ValueHistory): SecretMasker {
  const { keyRule, formats, values } = rules;
  const maskValues = (text: string) => (values ? shared.mask(text, 'values') : text);
  return new SecretMasker({
    mask: (value) => maskObject(value, { keys: true, tokens: true, values, scope: { rules } }),
    maskString: (text) => guardedLine(text, (line) => maskLine(line, { keyRule, formats, maskValues })),
    register: (secret) => history.addForever(secret),
  });
}
