import type { KeyRule } from './key.rule.js';
import { guarded, guardedLine, guardedRule } from './masking.guard.js';
import { sharedMasking } from './masking.handle.js';
import { MASK } from './mask.constants.js';
import { ObjectWalk } from './object.walk.js';

/** Which rules hold for an object. */
export interface ObjectRules {
  /** The rule by key. */
  readonly keys: boolean;
  /** The token family belongs to the rule by key. */
  readonly tokens: boolean;
  /** The rule by value, in every string. */
  readonly values: boolean;
  /** Strings are masked as lines of a log: by key, by value, by format. */
  readonly lines?: boolean;
  /** Fields that the rule by key lets through, at any depth, spelled exactly so. */
  readonly letThrough?: ReadonlySet<string>;
  /** Whose key rule; default: the built-in list and the keys of every live application. */
  readonly scope?: { readonly rules: { readonly keyRule: KeyRule } };
  /** More keys beside those. */
  readonly ownKeys?: KeyRule;
  /** What is neither plain nor an array is left as it is, for a serializer that comes later. */
  readonly leaveInstances?: boolean;
}

/**
 * A masked copy of what must be masked, the same reference where nothing must. Never throws, and never changes
 * what it is given: what cannot be read is replaced.
 */
export function maskObject<T>(value: T, rules: ObjectRules): T {
  if (!rules.keys && !rules.values && !rules.lines) return value;
  const walk = new ObjectWalk({
    isSecret: rules.keys ? keyTest(rules) : () => false,
    maskText: textMask(rules),
    leaveInstances: rules.leaveInstances ?? false,
    inspected: rules.lines ?? false,
  });
  return walk.mask(value) as T;
}

function keyTest({ tokens, letThrough, scope, ownKeys }: ObjectRules): (key: string) => boolean {
  const shared = sharedMasking();
  const as = tokens ? 'key' : 'key-without-tokens';
  const own = scope?.rules.keyRule;
  const isListed = (key: string) =>
    (own === undefined ? key !== MASK && shared.mask(key, as) === MASK : own.isSecret(key, tokens)) ||
    ownKeys?.isSecret(key, tokens) === true;
  return (key) => letThrough?.has(key) !== true && guardedRule(() => isListed(key));
}

function textMask({ lines, values }: ObjectRules): (text: string) => string {
  const shared = sharedMasking();
  if (!lines && !values) return (text) => text;
  const guard = lines ? guardedLine : guarded;
  const as = lines ? 'line' : 'values';
  const mask = (text: string) => shared.mask(text, as);
  return (text) => guard(text, mask);
}
