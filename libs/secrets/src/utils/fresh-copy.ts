/**
 * A copy of objects and lists, all the way down, for a caller who may change it. What has a class of its own, such as a
 * `Date` or a `URL`, is given as it is.
 */
export function freshCopy<T>(value: T): T {
  return copyOf(value, new Map()) as T;
}

function copyOf(value: unknown, copies: Map<object, object>): unknown {
  if (!isPlain(value)) return value;
  const known = copies.get(value);
  if (known !== undefined) return known;
  const prototype = Object.getPrototypeOf(value) as object | null;
  const copy: object = Array.isArray(value) ? [] : (Object.create(prototype) as object);
  copies.set(value, copy);
  for (const [key, member] of Object.entries(value)) {
    // Not by assignment, which a member called `__proto__` would turn into something else.
    Object.defineProperty(copy, key, {
      value: copyOf(member, copies),
      writable: true,
      enumerable: true,
      configurable: true,
    });
  }
  return copy;
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}
