import { assertOptions } from '../utils/assert-options.js';
import { KeyRule } from './key.rule.js';
import { KEYS } from './masking.rules.js';
import { maskObject } from './object.masker.js';

// Who gives a text may have meant what is to be masked.
const GIVEN = { ...KEYS, conceals: () => true };

/**
 * A copy of `data` without secrets: by key, the token family included, and by registered value; a string gets
 * the rule by value. `keys` extend the list. Returns `data` itself when nothing had to be masked. A
 * `SecretsUnconfiguredError` for what is no list of keys.
 *
 * @example
 * maskSecrets({ user: 'ann', password: 'x', iban: 'DE00' }, ['iban']);
 * // { user: 'ann', password: '****', iban: '****' }
 */
export function maskSecrets<T>(data: T, keys: (string | RegExp)[] = []): T {
  const ownKeys = Array.isArray(keys) && keys.length === 0 ? undefined : ruleOf(keys);
  return maskObject(data, { keys: true, tokens: true, values: true, ownKeys });
}

const rules = new WeakMap<object, { items: readonly (string | RegExp)[]; rule: KeyRule }>();

/** Lists are mostly constants; one that was changed since is read anew. */
function ruleOf(keys: readonly (string | RegExp)[]): KeyRule {
  const known = rules.get(keys);
  const same = known?.items.length === keys.length && known.items.every((item, i) => item === keys[i]);
  if (known !== undefined && same) return known.rule;
  assertOptions('maskSecrets', keys, GIVEN);
  const rule = new KeyRule(keys);
  rules.set(keys, { items: [...keys], rule });
  return rule;
}
