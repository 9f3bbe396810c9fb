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

/** A name or code is an identifier; anything else may be a piece of a secret and is not repeated. */
export function identifier(value: unknown): string | undefined {
  return typeof value === 'string' && /^[A-Za-z][\w.#-]{0,63}$/.test(value) ? value : undefined;
}

/** The class name of an error, or what kind of thing was thrown in its place. */
export function nameOf(error: unknown): string {
  return identifier(read(error, 'name')) ?? (error === null ? 'null' : typeof error);
}
