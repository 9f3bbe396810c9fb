import type { ObjectWalk } from './object.walk.js';

/**
 * A copy that is a real error, of the same class: others print as `Error {}`. Message, stack, cause, errors and
 * own fields are masked.
 */
export function maskError(error: Error, walk: ObjectWalk): unknown {
  const masked = new Map<PropertyKey, unknown>();
  let isChanged = false;
  for (const key of new Set<PropertyKey>([...Reflect.ownKeys(error), 'message', 'stack', 'name'])) {
    const value = (error as unknown as Record<PropertyKey, unknown>)[key];
    const safe = typeof key === 'string' ? walk.field(key, value) : walk.visit(value);
    masked.set(key, safe);
    isChanged ||= !Object.is(safe, value);
  }
  if (!isChanged) return withoutLeakingJson(error, walk);
  const copy = new Error();
  Object.setPrototypeOf(copy, Object.getPrototypeOf(error) as object);
  for (const [key, value] of masked) {
    const own = Object.getOwnPropertyDescriptor(error, key);
    const inherited =
      own === undefined && Object.is(value, (copy as unknown as Record<PropertyKey, unknown>)[key]);
    if (inherited) continue;
    const enumerable = own?.enumerable ?? false;
    Object.defineProperty(copy, key, { value, writable: true, enumerable, configurable: true });
  }
  return copy;
}

/** Some errors serialize what is in none of their fields. */
function withoutLeakingJson(error: Error, walk: ObjectWalk): unknown {
  const { toJSON } = error as { toJSON?: unknown };
  if (typeof toJSON !== 'function') return error;
  const json: unknown = toJSON.call(error, '');
  if (json === error) return error;
  const masked = walk.visit(json);
  return Object.is(masked, json) ? error : masked;
}

export function maskMap(map: ReadonlyMap<unknown, unknown>, walk: ObjectWalk): unknown {
  const copy = new Map<unknown, unknown>();
  let isChanged = false;
  for (const [key, value] of map) {
    const safeKey = walk.visit(key);
    const safe = typeof key === 'string' ? walk.field(key, value) : walk.visit(value);
    isChanged ||= !Object.is(safeKey, key) || !Object.is(safe, value);
    copy.set(safeKey, safe);
  }
  return isChanged ? ofSameClass(copy, map) : map;
}

export function maskSet(set: ReadonlySet<unknown>, walk: ObjectWalk): unknown {
  const copy = new Set<unknown>();
  let isChanged = false;
  for (const item of set) {
    const safe = walk.visit(item);
    isChanged ||= !Object.is(safe, item);
    copy.add(safe);
  }
  return isChanged ? ofSameClass(copy, set) : set;
}

/** `Headers`, `URLSearchParams`, `FormData`: their fields are in none of their own. */
export function maskFields(fields: FieldList, walk: ObjectWalk): unknown {
  const masked: [string, unknown][] = [];
  let isChanged = false;
  for (const [name, value] of fields) {
    const safe: [string, unknown] = [walk.text(name), walk.field(name, value)];
    isChanged ||= safe[0] !== name || safe[1] !== value;
    masked.push(safe);
  }
  if (!isChanged) return fields;
  const copy = new fields.constructor();
  for (const [name, value] of masked) copy.append(name, value);
  return copy;
}

/** What the classes for names and values of the web platform have in common. */
export interface FieldList extends Iterable<[string, unknown]> {
  constructor: new () => FieldList;
  append(name: string, value: unknown): void;
}

/** Recognised by what they call themselves: a package may bring a class of its own. */
export function isFieldList(node: object): node is FieldList {
  const kind = Object.prototype.toString.call(node);
  return kind === '[object Headers]' || kind === '[object URLSearchParams]' || kind === '[object FormData]';
}

/** Bytes are read as text, in which the secrets are found. */
export function maskBytes(bytes: Uint8Array, walk: ObjectWalk): Uint8Array {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
  const masked = walk.text(text);
  if (masked === text) return bytes;
  return Buffer.isBuffer(bytes) ? Buffer.from(masked) : new TextEncoder().encode(masked);
}

function ofSameClass<T extends object>(copy: T, original: object): T {
  return Object.setPrototypeOf(copy, Object.getPrototypeOf(original) as object) as T;
}
