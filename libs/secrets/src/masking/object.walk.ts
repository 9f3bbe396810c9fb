import { MASK, SHORTEST_VALUE } from './mask.constants.js';
import { isRecord } from './object.kinds.js';
import { maskInstance, maskListFields, maskSymbols, maskUnlisted } from './object.printed.js';
import { FieldNames } from './field.names.js';
import type { FieldName } from './field.names.js';
import { isOpen } from './open.objects.js';
import { copyUpTo, put } from './object.copy.js';

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
/** So many objects are asked for fields under symbols; where they have none, later ones are not. */
const SAMPLE = 100;
/** What smaller numbers are written with is too short for a registered value. */
const LONG_NUMBER = 1e7;
const LONG_PRICE = 1e4;
const CIRCULAR = '[Circular]';
const hasOwn = Object.prototype.hasOwnProperty;

/**
 * One walk over a value: copies only what it changes, and what leads there. Each step returns what takes the place
 * of a node, or `undefined` where it stays: what hides something is never `undefined`.
 */
export class ObjectWalk {
  readonly rules: WalkRules;
  /** Valid up to the depth. */
  readonly #ancestors: object[] = [];
  readonly #seen = new Map<object, unknown>();
  readonly #names: FieldNames;
  readonly #classes = new Map<object, boolean>();
  readonly #shortest: number;
  #depth = 0;
  #objects = 0;
  #masked = 0;
  #hasSymbols: boolean;

  constructor(rules: WalkRules) {
    this.rules = rules;
    // `util.inspect` prints them.
    this.#hasSymbols = rules.inspected;
    // No registered value is shorter; a line of a log may be (`pin=1`).
    this.#shortest = rules.inspected ? 0 : SHORTEST_VALUE;
    this.#names = new FieldNames((key) => ({ text: this.text(key) ?? key, isSecret: rules.isSecret(key) }));
  }

  mask(root: unknown): unknown {
    const result = this.visit(root);
    // Without a mask, only references to ancestors were replaced: the original may keep them.
    return this.#masked === 0 ? root : (result ?? root);
  }

  visit(node: unknown, under: FieldName = this.#names.root): unknown {
    // In this order, and not as a `switch`, which the engine turns into comparisons of names.
    if (typeof node === 'string') return this.text(node);
    if (typeof node === 'object') return node === null ? undefined : this.#object(node, under);
    if (typeof node === 'number') return isShort(node) ? undefined : this.#number(node);
    if (typeof node === 'bigint') return this.#number(node);
    return this.rules.inspected ? maskUnlisted(node, this) : undefined;
  }

  /** What takes the place of the value under a key: the mask when the key says so. */
  field(key: string, child: unknown): unknown {
    return this.rules.isSecret(key) ? this.#hidden(child) : this.visit(child);
  }

  text(text: string): string | undefined {
    if (text.length < this.#shortest) return undefined;
    const masked = this.rules.maskText(text);
    if (masked === text) return undefined;
    this.#masked++;
    return masked;
  }

  #hidden(child: unknown, under: FieldName = this.#names.root): unknown {
    if (child === null || child === undefined || child === '' || child === MASK) return undefined;
    if (typeof child === 'boolean' || typeof child === 'function') return undefined;
    return isOpen(child) ? this.visit(child, under) : this.#hide();
  }

  #number(node: number | bigint): string | undefined {
    return this.text(String(node)) === undefined ? undefined : MASK;
  }

  #hide(): string {
    this.#masked++;
    return MASK;
  }

  #object(node: object, under: FieldName): unknown {
    const depth = this.#depth;
    const ancestors = this.#ancestors;
    for (let i = 0; i < depth; i++) if (ancestors[i] === node) return CIRCULAR;
    if (depth >= DEEPEST) return this.#hide();
    if (++this.#objects > FEW && this.#seen.has(node)) return this.#seen.get(node);
    ancestors[depth] = node;
    this.#depth = depth + 1;
    let result: unknown;
    try {
      result = this.#inside(node, under);
    } catch {
      // A proxy, a getter or a toJSON threw: nobody knows what is in there.
      result = this.#hide();
    }
    this.#depth = depth;
    if (this.#objects > FEW) this.#seen.set(node, result);
    return result;
  }

  #inside(node: object, under: FieldName): unknown {
    const isArray = Array.isArray(node);
    const prototype = isArray ? null : (Object.getPrototypeOf(node) as object | null);
    const isPlain = isArray || prototype === Object.prototype || prototype === null;
    if (!isPlain && this.rules.leaveInstances) return undefined;
    // JSON asks for this before anything else.
    if ((node as { toJSON?: unknown }).toJSON !== undefined) return maskInstance(node, this, isPlain);
    if (isArray) {
      const copy = this.list(node, under);
      return this.rules.inspected ? maskListFields(node, copy, this) : copy;
    }
    // JSON sees no more in such an object than its fields; `util.inspect` may.
    const isSimple = !this.rules.inspected && (isPlain || this.isOfRecords(node, prototype));
    return isSimple ? this.record(node, under) : maskInstance(node, this, isPlain);
  }

  /** Whether instances of a class are nothing but their fields, to JSON. */
  isOfRecords(node: object, prototype: object): boolean {
    const known = this.#classes.get(prototype);
    if (known !== undefined) return known;
    const isOfRecords = isRecord(node);
    this.#classes.set(prototype, isOfRecords);
    return isOfRecords;
  }

  list(node: readonly unknown[], under: FieldName = this.#names.root): unknown[] | undefined {
    let copy: unknown[] | undefined;
    for (let i = 0; i < node.length; i++) {
      const masked = this.visit(node[i], under);
      if (masked !== undefined) (copy ??= node.slice())[i] = masked;
    }
    return copy;
  }

  /** Own enumerable fields, names included; the copy keeps the class. */
  record(node: object, under: FieldName = this.#names.root): object | undefined {
    const fields = node as Record<string, unknown>;
    let copy: object | undefined;
    let name: FieldName | undefined;
    // Twice as fast as a list of the keys, since the engine knows where in the object it stands.
    for (const key in fields) {
      if (!hasOwn.call(fields, key)) continue;
      name = name === undefined ? this.#names.first(under, key) : this.#names.after(name, key);
      const child = fields[key];
      const masked = name.isSecret ? this.#hidden(child, name) : this.visit(child, name);
      if (masked !== undefined || copy !== undefined || name.text !== key) {
        put((copy ??= copyUpTo(fields, key)), name.text, masked ?? child);
      }
    }
    return copy === undefined && this.#isWithoutSymbols ? undefined : this.#symbols(node, copy);
  }

  /** Asking for symbols costs as much as all else in a small record. JSON shows none, and records are alike. */
  get #isWithoutSymbols(): boolean {
    return this.#objects > SAMPLE && !this.#hasSymbols;
  }

  #symbols(node: object, copy: object | undefined): object | undefined {
    const symbols = Object.getOwnPropertySymbols(node);
    if (symbols.length === 0) return copy;
    this.#hasSymbols = true;
    return maskSymbols(node, symbols, copy, this);
  }
}

/** Whether a number is written with fewer characters than a registered value has. */
function isShort(node: number): boolean {
  if (Number.isInteger(node)) return node < LONG_NUMBER && node > -LONG_NUMBER / 10;
  return node > 0 && node < LONG_PRICE && Math.round(node * 100) / 100 === node;
}
