import { types } from 'node:util';
import type { ObjectWalk } from './object.walk.js';

/** What takes the place of an object that is more than its fields, or may be; `undefined`: it stays. */
export function maskKind(node: object, walk: ObjectWalk): unknown {
  const mask = maskerOf(node);
  if (mask !== undefined) return mask(node as never, walk);
  const isSerializing = typeof (node as { toJSON?: unknown }).toJSON === 'function';
  const copy = isSerializing && !walk.rules.inspected ? undefined : maskFieldsOf(node, walk);
  return copy === undefined ? maskSerialized(node, walk) : withJson(copy, node, walk);
}

/** What masks objects that hold something else than fields; `undefined`: it has fields, like any other. */
function maskerOf(node: object): ((node: never, walk: ObjectWalk) => unknown) | undefined {
  if (types.isNativeError(node) || node instanceof Error) return maskError;
  if (types.isMap(node)) return maskMap;
  if (types.isSet(node)) return maskSet;
  if (types.isUint8Array(node)) return maskBytes;
  // Dates and numbers of any other kind hold no text.
  if (types.isDate(node) || ArrayBuffer.isView(node)) return keep;
  if (isFieldList(node)) return maskFields;
  return types.isBoxedPrimitive(node) ? maskBoxed : undefined;
}

function keep(): undefined {
  return undefined;
}

function maskFieldsOf(node: object, walk: ObjectWalk): object | undefined {
  return Array.isArray(node) ? walk.list(node) : walk.record(node);
}

/**
 * Whether an object is nothing but its fields; so are the others of its class then. A class that is made of one of
 * the engine's is not asked: `Object.create(Map.prototype)` is a record, other instances of `Map` are not.
 */
export function isRecord(node: object): boolean {
  const isMade = classesOf(node).every((made) => typeof made === 'function' && !isNative(made));
  return isMade && maskerOf(node) === undefined;
}

/** Without `Object`, which comes last. */
function classesOf(node: object): unknown[] {
  const classes: unknown[] = [];
  let prototype = Object.getPrototypeOf(node) as object | null;
  for (let next; prototype !== null; prototype = next) {
    next = Object.getPrototypeOf(prototype) as object | null;
    if (next !== null) classes.push(prototype.constructor);
  }
  return classes;
}

function isNative(made: Function): boolean {
  return Function.prototype.toString.call(made).includes('[native code]');
}

/** What JSON will ask for, where it asks; an instance that gives nothing away stays what it is. */
function maskSerialized(node: object, walk: ObjectWalk): unknown {
  const { toJSON } = node as { toJSON?: unknown };
  if (typeof toJSON !== 'function') return undefined;
  const json: unknown = toJSON.call(node, '');
  return json === node ? maskFieldsOf(node, walk) : walk.visit(json);
}

/**
 * A copy that is a real error, of the same class: others print as `Error {}`. Message, stack, cause, errors and
 * own fields are masked.
 */
function maskError(error: Error, walk: ObjectWalk): unknown {
  const fields = error as unknown as Record<PropertyKey, unknown>;
  const masked: [own: string | symbol, name: string | symbol, value: unknown][] = [];
  let isChanged = false;
  for (const key of new Set([...Reflect.ownKeys(error), 'message', 'stack', 'name'])) {
    const name = typeof key === 'string' ? (walk.text(key) ?? key) : key;
    const value = fields[key];
    const replaced = walk.field(nameOf(key), value);
    masked.push([key, name, replaced ?? value]);
    isChanged ||= replaced !== undefined || name !== key;
  }
  // Some errors serialize what is in none of their fields.
  if (!isChanged) return maskSerialized(error, walk);
  const copy = new Error();
  for (const [key, name, value] of masked) {
    const own = Object.getOwnPropertyDescriptor(error, key);
    if (own === undefined && isInherited(error, key, value)) continue;
    const enumerable = own?.enumerable ?? false;
    Object.defineProperty(copy, name, { value, writable: true, enumerable, configurable: true });
  }
  // Last, since defining the stack of a `DOMException` asks for what only a real one has.
  return withJson(Object.setPrototypeOf(copy, Object.getPrototypeOf(error) as object) as Error, error, walk);
}

/** A copy whose JSON is masked as well: it may show what stands in none of the fields, or in private ones. */
function withJson(copy: object, original: object, walk: ObjectWalk): object {
  const serialize = (original as { toJSON?: unknown }).toJSON;
  if (typeof serialize !== 'function') return copy;
  const toJSON = (): unknown => {
    const json = serialized(serialize, copy, original);
    return json === copy ? json : (walk.visit(json) ?? json);
  };
  return Object.defineProperty(copy, 'toJSON', { value: toJSON, writable: true, configurable: true });
}

/** A copy has no private fields. */
function serialized(serialize: Function, copy: object, original: object): unknown {
  try {
    return serialize.call(copy, '');
  } catch {
    return serialize.call(original, '');
  }
}

/** The fields of a `DOMException` can only be read from one. */
function isInherited(error: Error, key: PropertyKey, value: unknown): boolean {
  try {
    return Object.is(value, (Object.getPrototypeOf(error) as Record<PropertyKey, unknown>)[key]);
  } catch {
    return false;
  }
}

/** What is asked by the rule by key; fields under symbols have a name too. */
function nameOf(key: string | symbol): string {
  return typeof key === 'symbol' ? (key.description ?? '') : key;
}

function maskMap(map: ReadonlyMap<unknown, unknown>, walk: ObjectWalk): unknown {
  const copy = new Map<unknown, unknown>();
  let isChanged = false;
  for (const [key, value] of map) {
    const safeKey = walk.visit(key);
    const safe = typeof key === 'string' ? walk.field(key, value) : walk.visit(value);
    isChanged ||= safeKey !== undefined || safe !== undefined;
    copy.set(safeKey ?? key, safe ?? value);
  }
  return isChanged ? ofSameClass(copy, map) : undefined;
}

function maskSet(set: ReadonlySet<unknown>, walk: ObjectWalk): unknown {
  const copy = new Set<unknown>();
  let isChanged = false;
  for (const item of set) {
    const safe = walk.visit(item);
    isChanged ||= safe !== undefined;
    copy.add(safe ?? item);
  }
  return isChanged ? ofSameClass(copy, set) : undefined;
}

/** `Headers`, `URLSearchParams`, `FormData`: their fields are in none of their own. */
function maskFields(fields: FieldList, walk: ObjectWalk): unknown {
  const masked: [string, unknown][] = [];
  let isChanged = false;
  for (const [name, value] of fields) {
    const safeName = walk.text(name);
    const safe = walk.field(name, value);
    isChanged ||= safeName !== undefined || safe !== undefined;
    masked.push([safeName ?? name, safe ?? value]);
  }
  if (!isChanged) return undefined;
  const copy = new fields.constructor();
  for (const [name, value] of masked) copy.append(name, value);
  return copy;
}

function maskBoxed(boxed: object, walk: ObjectWalk): unknown {
  return walk.visit(boxed.valueOf());
}

/** What the classes for names and values of the web platform have in common. */
interface FieldList extends Iterable<[string, unknown]> {
  constructor: new () => FieldList;
  append(name: string, value: unknown): void;
}

/** Recognised by what they call themselves: a package may bring a class of its own. */
export function isFieldList(node: object): node is FieldList {
  return /^\[object (?:Headers|URLSearchParams|FormData)\]$/.test(Object.prototype.toString.call(node));
}

/** Bytes are read as text, in which the secrets are found. */
function maskBytes(bytes: Uint8Array, walk: ObjectWalk): Uint8Array | undefined {
  const masked = walk.text(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString());
  if (masked === undefined) return undefined;
  return Buffer.isBuffer(bytes) ? Buffer.from(masked) : new TextEncoder().encode(masked);
}

function ofSameClass<T extends object>(copy: T, original: object): T {
  return Object.setPrototypeOf(copy, Object.getPrototypeOf(original) as object) as T;
}
