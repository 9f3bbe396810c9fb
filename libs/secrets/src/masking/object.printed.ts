import { inspect, types } from 'node:util';
import { copyUpTo, put } from './object.copy.js';
import { isFieldList, maskKind } from './object.kinds.js';
import type { ObjectWalk } from './object.walk.js';

/** What takes the place of an object that is more than its fields, or may be; `undefined`: it stays. */
export function maskInstance(node: object, walk: ObjectWalk, isPlain: boolean): unknown {
  if (!walk.rules.inspected) return maskKind(node, walk);
  // A copy shows nothing, or cannot be printed at all: such classes ask for what only they can make.
  const printed = isOfPlatform(node) ? walk.text(inspect(node)) : undefined;
  if (printed !== undefined) return printed;
  const replaced = maskKind(node, walk);
  const isOfFields =
    isPlain || node instanceof Error || walk.isOfRecords(node, Object.getPrototypeOf(node) as object);
  return isOfFields && !(inspect.custom in node) ? replaced : maskPrinted(node, replaced, walk);
}

/** `Request`, `Response`, `Blob` and others that Node.js brings, and whose content is in none of their fields. */
function isOfPlatform(node: object): boolean {
  if (!(inspect.custom in node) || isFieldList(node) || types.isUint8Array(node)) return false;
  const { constructor: made } = node;
  return typeof made === 'function' && (globalThis as Record<string, unknown>)[made.name] === made;
}

/** What shows more than its fields is masked as it is printed, unless a masked copy of it shows nothing. */
function maskPrinted(node: object, replaced: unknown, walk: ObjectWalk): unknown {
  if (replaced !== undefined && isPrintedMasked(replaced, walk)) return replaced;
  const printed = inspect(node);
  return walk.text(printed) ?? (replaced === undefined ? undefined : printed);
}

function isPrintedMasked(copy: unknown, walk: ObjectWalk): boolean {
  try {
    const printed = inspect(copy);
    return walk.rules.maskText(printed) === printed;
  } catch {
    return false;
  }
}

/** What takes the place of what is no object, but is printed: `Symbol(secret)`, the fields of a function. */
export function maskUnlisted(node: unknown, walk: ObjectWalk): string | undefined {
  if (typeof node === 'symbol') return walk.text(String(node));
  return typeof node === 'function' && Object.keys(node).length > 0 ? walk.text(inspect(node)) : undefined;
}

/** An array may have fields beside its elements; what `match` returns has. */
export function maskListFields(
  node: readonly unknown[],
  copy: unknown[] | undefined,
  walk: ObjectWalk,
): unknown[] | undefined {
  const fields = node as unknown as Record<string, unknown>;
  const names = namesBeside(node);
  if (names.length === 0) return copy;
  const masked = names.map((name) => walk.field(name, fields[name]));
  if (copy === undefined && masked.every((value) => value === undefined)) return undefined;
  const result = copy ?? node.slice();
  names.forEach((name, i) => put(result, name, masked[i] ?? fields[name]));
  return result;
}

/** Behind the indices, which come first. */
function namesBeside(node: readonly unknown[]): string[] {
  const keys = Object.keys(node);
  let first = keys.length;
  while (first > 0 && !/^\d+$/.test(keys[first - 1] as string)) first--;
  return keys.slice(first);
}

/** Fields that `util.inspect` prints and JSON does not; into the copy that there is, or a new one. */
export function maskSymbols(
  node: object,
  symbols: readonly symbol[],
  copy: object | undefined,
  walk: ObjectWalk,
): object | undefined {
  const fields = node as Record<PropertyKey, unknown>;
  let result = copy;
  for (const symbol of symbols) {
    if (!Object.prototype.propertyIsEnumerable.call(node, symbol)) continue;
    const child = fields[symbol];
    const name = symbol.description ?? '';
    const masked = walk.field(name, child);
    const safeName = walk.rules.inspected ? walk.text(name) : undefined;
    if (masked === undefined && safeName === undefined && result === undefined) continue;
    put((result ??= copyUpTo(fields)), safeName === undefined ? symbol : Symbol(safeName), masked ?? child);
  }
  return result;
}
