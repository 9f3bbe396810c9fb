import type { MaskingScope, ObjectRules } from '../masking/index.js';
import type { SecretMaskingSkip } from './skip-secret-masking.decorator.js';

/** The rules for response bodies of an application, from its masking options. */
export function responseRules(scope: MaskingScope): ObjectRules {
  return { ...scope.rules.responses, scope };
}

/** The rules that are left when a handler skips some. */
export function rulesBeside(skip: SecretMaskingSkip | undefined, rules: ObjectRules): ObjectRules {
  if (!skip) return rules;
  if (skip.fields !== 'all') return { ...rules, letThrough: skip.fields };
  return { ...rules, keys: false, values: rules.values && !skip.values };
}
