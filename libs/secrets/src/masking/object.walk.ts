import { inspect, types } from 'node:util';
import { MASK, SHORTEST_VALUE } from './mask.constants.js';
import { isFieldList, maskBytes, maskError, maskFields, maskMap, maskSet } from './object.kinds.js';

/** The rules as the walk needs them. */
export interface WalkRules {
  isSecret(key: string): boolean;
  maskText(text: string): string;
  readonly leaveInstances: boolean;
  /** The result is printed by `util.inspect`, which sees more than JSON does. */
  readonly inspected: boolean;
}

const DEEPEST = 200;
/** From so many objects on, what was seen is remembered: shared references can multiply without end. */
const FEW = 50_000;
/** What smaller numbers are written with is too short for a registered value. */
const LONG_NUMBER = 1e7;
const LONG_PRICE = 1e4;
const CIRCULAR = '[Circular]';
const hasOwn = Object.prototype.hasOwnProperty;

/** What the name of a field says, found out once in a walk. */
interface FieldName {
  readonly text: string;
  readonly secret: boolean;
}

/** One walk over a value: copies only what it changes, and what leads there. */
export class ObjectWalk {
  readonly #rules: WalkRules;
  readonly #ancestors: object[] = [];
  readonly #seen = new Map<object, unknown>();
  readonly #names = new Map<string, FieldName>();
  readonly #shortest: number;
  #objects = 0;
  #masked = 0;

  constructor(rules: WalkRules) {
    this.#rules = rules;
    // No registered value is shorter; a line of a log may be (`pin=1`).
    this.#shortest = rules.inspected ? 0 : SHORTEST_VALUE;
  }

  mask(root: unknown): unknown {
    const result = this.visit(root);
    // Without a mask, only references to ancestors were replaced: the original may keep them.
    return this.#masked === 0 ? root : result;
  }

  visit(node: unknown): unknown {
    switch (typeof node) {
      case 'string':
        return this.text(node);
      case 'number':
        return isShort(node) ? node : this.#number(node);
      case 'bigint':
        return this.#number(node);
      case 'object':
        return node === null ? node : this.#object(node);
      default:
        return node;
    }
  }

  /** The value under a key: the mask when the key says so. */
  field(key: string, child: unknown): unknown {
    return this.#rules.isSecret(key) ? this.#hidden(child) : this.visit(child);
  }

  #hidden(child: unknown): unknown {
    if (child === null || child === undefined || child === '' || child === MASK) return child;
    if (typeof child === 'boolean' || typeof child === 'function') return child;
    return this.#hide();
  }

  text(text: string): string {
    if (text.length < this.#shortest) return text;
    const masked = this.#rules.maskText(text);
    if (masked !== text) this.#masked++;
    return masked;
  }

  #number(node: number | bigint): unknown {
    const text = String(node);
    return this.text(text) === text ? node : MASK;
  }

  #hide(): string {
    this.#masked++;
    return MASK;
  }

  #object(node: object): unknown {
    if (this.#ancestors.includes(node)) return CIRCULAR;
    if (this.#ancestors.length >= DEEPEST) return this.#hide();
    const many = ++this.#objects > FEW;
    if (many && this.#seen.has(node)) return this.#seen.get(node);
    this.#ancestors.push(node);
    const depth = this.#ancestors.length;
    let result: unknown;
    try {
      result = this.#inside(node);
      this.#ancestors.pop();
    } catch {
      // A proxy, a getter or a toJSON threw: nobody knows what is in there.
      result = this.#hide();
      this.#ancestors.length = depth - 1;
    }
    if (many) this.#seen.set(node, result);
    return result;
  }

  #inside(node: object): unknown {
    if (Array.isArray(node)) return this.#array(node);
    const prototype: unknown = Object.getPrototypeOf(node);
    const plain = prototype === Object.prototype || prototype === null;
    if (!plain && this.#rules.leaveInstances) return node;
    // JSON sees no more in a plain object than its fields; `util.inspect` may.
    if (plain && !this.#rules.inspected && (node as { toJSON?: unknown }).toJSON === undefined) {
      return this.record(node);
    }
    const result = this.#ofKind(node);
    return result === node && this.#rules.inspected ? this.#printed(node, plain) : result;
  }

  #ofKind(node: object): unknown {
    if (isOpaque(node)) return node;
    if (types.isNativeError(node) || node instanceof Error) return maskError(node, this);
    if (types.isMap(node)) return maskMap(node, this);
    if (types.isSet(node)) return maskSet(node, this);
    if (types.isUint8Array(node)) return maskBytes(node, this);
    if (isFieldList(node)) return maskFields(node, this);
    if (types.isBoxedPrimitive(node)) return this.#boxed(node);
    const { toJSON } = node as { toJSON?: unknown };
    if (typeof toJSON !== 'function') return this.record(node);
    const copy = this.#rules.inspected ? this.record(node) : node;
    return copy === node ? this.#serialized(node, toJSON) : copy;
  }

  /** Containers such as `Headers`, and classes that print themselves, show what no field holds. */
  #printed(node: object, plain: boolean): unknown {
    if ((plain || Object.keys(node).length > 0) && !(inspect.custom in node)) return node;
    const text = inspect(node);
    const masked = this.text(text);
    return masked === text ? node : masked;
  }

  #array(node: readonly unknown[]): unknown {
    let copy: unknown[] | undefined;
    for (let i = 0; i < node.length; i++) {
      const child = node[i];
      const masked = this.visit(child);
      if (masked !== child && !Object.is(masked, child)) (copy ??= node.slice())[i] = masked;
    }
    return copy ?? node;
  }

  /** What JSON will ask for; an instance that gives nothing away stays what it is. */
  #serialized(node: object, toJSON: Function): unknown {
    const json: unknown = toJSON.call(node, '');
    if (json === node) return this.record(node);
    const masked = this.visit(json);
    return Object.is(masked, json) ? node : masked;
  }

  #boxed(node: object): unknown {
    const value: unknown = node.valueOf();
    const masked = this.visit(value);
    return Object.is(masked, value) ? node : masked;
  }

  /** Own enumerable fields, names included; the copy keeps the class. */
  record(node: object): object {
    const fields = node as Record<string, unknown>;
    let copy: object | undefined;
    // Twice as fast as a list of the keys, since the engine knows where in the object it stands.
    for (const key in fields) {
      if (!hasOwn.call(fields, key)) continue;
      const name = this.#names.get(key) ?? this.#nameOf(key);
      const child = fields[key];
      const masked = name.secret ? this.#hidden(child) : this.visit(child);
      const same = name.text === key && (masked === child || Object.is(masked, child));
      if (same && copy === undefined) continue;
      put((copy ??= copyUpTo(fields, key)), name.text, masked);
    }
    return this.#symbols(node, copy);
  }

  #nameOf(key: string): FieldName {
    const name = { text: this.text(key), secret: this.#rules.isSecret(key) };
    this.#names.set(key, name);
    return name;
  }

  /** `util.inspect` prints these, JSON does not. */
  #symbols(node: object, copy: object | undefined): object {
    const symbols = Object.getOwnPropertySymbols(node);
    if (symbols.length === 0) return copy ?? node;
    const fields = node as Record<symbol, unknown>;
    let result = copy;
    for (const symbol of symbols) {
      if (!Object.prototype.propertyIsEnumerable.call(node, symbol)) continue;
      const child = fields[symbol];
      const masked = this.field(symbol.description ?? '', child);
      if (result === undefined && Object.is(masked, child)) continue;
      put((result ??= copyUpTo(node as Record<string, unknown>)), symbol, masked);
    }
    return result ?? node;
  }
}

/** Whether a number is written with fewer characters than a registered value has. */
function isShort(node: number): boolean {
  if (Number.isInteger(node)) return node < LONG_NUMBER && node > -LONG_NUMBER;
  return node > 0 && node < LONG_PRICE && Math.round(node * 100) / 100 === node;
}

/** Kinds whose content neither JSON nor this walk can see, or that hold no text. */
function isOpaque(node: object): boolean {
  return (
    types.isDate(node) ||
    types.isRegExp(node) ||
    types.isPromise(node) ||
    types.isWeakMap(node) ||
    types.isWeakSet(node) ||
    (ArrayBuffer.isView(node) && !types.isUint8Array(node)) ||
    types.isAnyArrayBuffer(node)
  );
}

/** A copy of the same class with the fields that come before one, or with all. */
function copyUpTo(fields: Record<string, unknown>, stop?: string): object {
  const copy = Object.create(Object.getPrototypeOf(fields) as object | null) as object;
  for (const key of Object.keys(fields)) {
    if (key === stop) break;
    put(copy, key, fields[key]);
  }
  return copy;
}

/** Adds a field: no setter runs, and `__proto__` is a field as any other. */
function put(target: object, key: PropertyKey, value: unknown): void {
  if (key in target) {
    Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
  } else {
    // Several times faster.
    (target as Record<PropertyKey, unknown>)[key] = value;
  }
}
