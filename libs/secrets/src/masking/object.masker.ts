import { MASK } from './mask.constants.js';
import { sharedMasking } from './masking.handle.js';
import type { MaskingScope } from './masking.scope.js';

/** Which rules hold for an object. */
export interface ObjectRules {
  /** The rule by key. */
  readonly keys: boolean;
  /** The token family belongs to the rule by key. */
  readonly tokens: boolean;
  /** The rule by value, in every string. */
  readonly values: boolean;
  /** Fields that the rule by key lets through, at any depth, spelled exactly so. */
  readonly letThrough?: ReadonlySet<string>;
  /** Whose key rule; default: the built-in list and the keys of every live scope. */
  readonly scope?: MaskingScope;
  /** More keys beside those. */
  readonly extraKeys?: (key: string) => boolean;
  /** Class instances are left as they are, for a serializer that comes later. */
  readonly leaveInstances?: boolean;
}

/** A masked copy of what must be masked, the same reference where nothing must. Never throws. */
export function maskObject<T>(value: T, rules: ObjectRules): T {
  if (!rules.keys && !rules.values) return value;
  const walk = (node: unknown, depth: number): unknown => {
    if (typeof node === 'string') return rules.values ? sharedMasking().mask(node, 'values') : node;
    if (typeof node !== 'object' || node === null) return node;
    if (depth > 50) return MASK;
    if (Array.isArray(node)) return node.map((child) => walk(child, depth + 1));
    if (Object.getPrototypeOf(node) !== Object.prototype) return node;
    return Object.fromEntries(
      Object.entries(node).map(([key, child]) => {
        const secret = rules.keys && !rules.letThrough?.has(key) && sharedMasking().mask(key, 'key') === MASK;
        return [key, secret && child !== null && child !== '' ? MASK : walk(child, depth + 1)];
      }),
    );
  };
  return walk(value, 0) as T;
}
