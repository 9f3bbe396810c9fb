/**
 * Reads a property of what somebody else threw or gave: not always an error, perhaps a proxy, perhaps with a getter
 * that throws.
 */
export function read(value: unknown, property: PropertyKey): unknown {
  if ((typeof value !== 'object' || value === null) && typeof value !== 'function') return undefined;
  try {
    return (value as Record<PropertyKey, unknown>)[property];
  } catch {
    return undefined;
  }
}
