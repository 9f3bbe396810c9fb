import * as fc from 'fast-check';
import { inspect, types } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { propertyRuns, propertyTime } from '../../../../test/support/property-runs.js';
import { maskThroughout } from '../../../../test/support/open-masking.js';
import { maskSecrets, maskValuesInText } from './index.js';

const SECRET = 'zQ7-vault-77';
const DIGITS = '12345678';
const RUNS = propertyRuns(1500);
vi.setConfig({ testTimeout: propertyTime(1500) });
const SECRET_KEYS = new Set(['password', 'token']);

maskThroughout(SECRET, DIGITS);

class Customer {
  readonly kind: string = 'customer';
}
class Partner extends Customer {
  toJSON(): object {
    return Object.assign({}, this, { kind: 'partner' });
  }
}
class Basket extends Map<unknown, unknown> {}

type Fields = Record<PropertyKey, unknown>;

/** An object of each kind that is made of some fields. */
const KINDS: ((fields: Fields) => object)[] = [
  (fields) => fields,
  (fields) => fields,
  (fields) => Object.values(fields),
  (fields) => Object.assign([], { 1: 'after a hole', 2: fields }),
  (fields) => Object.assign(Object.create(null) as object, fields),
  (fields) => Object.assign(new Customer(), fields),
  (fields) => Object.assign(new Partner(), fields),
  (fields) => Object.freeze({ ...fields }),
  (fields) => new Map(Object.entries(fields)),
  (fields) => new Basket(Object.entries(fields)),
  (fields) => Object.assign(Object.create(Map.prototype) as object, fields),
  (fields) => new Set(Object.values(fields)),
  (fields) => Object.assign(new Date(0), fields),
  (fields) => Object.assign(new Error('failed'), { details: fields }),
  (fields) => ({ toJSON: () => fields }),
  (fields) => Object.defineProperty({ open: 1 }, 'toJSON', { value: () => fields }),
  (fields) => Object.assign(Object.values(fields), { toJSON: () => fields }),
  (fields) => ({ [Symbol('extra')]: fields, open: 2 }),
  (fields) => ({ [Symbol('password')]: 'x', ...fields }),
  (fields) => new Proxy(fields, {}),
  (fields) => Object.create(fields) as object,
  (fields) => Object.defineProperty({ ...fields }, '__proto__', { value: fields, enumerable: true }),
  (fields) => Object.defineProperty({}, 'read', { get: () => fields, enumerable: true }),
  (fields) => {
    const get = (): never => expect.unreachable(SECRET);
    return Object.defineProperty({ ...fields }, 'broken', { get, enumerable: true });
  },
];

const leaf = fc.constantFrom<unknown>(
  ...[SECRET, `x${SECRET}`, 'short', 'of no interest at all', '', '****', DIGITS, `${DIGITS}9`],
  ...[1, -0, NaN, 19.99, 12345678, -12345678, 1712345678901, 12345678n, 0.5, 1e21, true, false, null],
  ...[undefined, Symbol('leaf'), Buffer.from(SECRET), Buffer.from('open'), new String(SECRET), /x/],
);
const name = fc.constantFrom('id', 'name', 'list', 'password', 'token', SECRET, '7', 'constructor');
/** Made anew for each run, since links are added to it. */
type Maker = () => unknown;
const graph = fc.letrec<{ node: Maker; object: Maker }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    { weight: 2, arbitrary: leaf.map((value) => () => value) },
    { weight: 3, arbitrary: tie('object') },
  ),
  object: fc.tuple(fc.dictionary(name, tie('node'), { maxKeys: 4 }), fc.constantFrom(...KINDS)).map(
    ([makers, kind]) =>
      () =>
        kind(Object.fromEntries(Object.entries(makers).map(([key, make]) => [key, make()]))),
  ),
})).object;
const links = fc.array(fc.tuple(fc.nat(), fc.nat(), name), { maxLength: 3 });

/** Lets plain records refer to any object of the graph: shared, or in a circle. */
function link(root: unknown, pairs: [number, number, string][]): unknown {
  const all: object[] = [];
  const collect = (node: unknown): void => {
    if (typeof node !== 'object' || node === null || types.isProxy(node)) return;
    all.push(node);
    for (const { value } of Object.values(Object.getOwnPropertyDescriptors(node))) collect(value);
  };
  collect(root);
  const plain = all.filter(
    (node) => Object.getPrototypeOf(node) === Object.prototype && !Object.isFrozen(node),
  );
  for (const [from, to, key] of pairs) {
    const target = plain[from % plain.length] as Fields | undefined;
    if (target !== undefined) target[key] = all[to % all.length];
  }
  return root;
}

/** The rules in their plainest form: every object is asked what it is, and every ancestor compared. */
function slowly(root: unknown): unknown {
  let masks = 0;
  const hide = () => (masks++, '****');
  const isSame = Object.is;

  const text = (value: string): string => {
    const masked = maskValuesInText(value);
    if (masked !== value) masks++;
    return masked;
  };
  const field = (key: string, value: unknown, above: object[]): unknown => {
    if (!SECRET_KEYS.has(key)) return visit(value, above);
    const isKept = [null, undefined, '', '****', true, false].includes(value as null);
    return isKept || typeof value === 'function' ? value : hide();
  };
  const visit = (node: unknown, above: object[]): unknown => {
    if (typeof node === 'string') return text(node);
    if (typeof node === 'number' || typeof node === 'bigint') {
      return text(String(node)) === String(node) ? node : '****';
    }
    if (typeof node !== 'object' || node === null) return node;
    if (above.includes(node)) return '[Circular]';
    try {
      return inside(node, [...above, node]);
    } catch {
      return hide();
    }
  };
  const inside = (node: object, above: object[]): unknown => {
    if (types.isDate(node) || types.isRegExp(node)) return node;
    if (types.isNativeError(node)) return error(node, above);
    if (types.isMap(node)) return map(node, above);
    if (types.isSet(node)) {
      const items = [...node].map((item) => [item, visit(item, above)] as const);
      if (items.every(([before, after]) => isSame(before, after))) return node;
      return new Set(items.map(([, after]) => after));
    }
    if (Buffer.isBuffer(node)) {
      const masked = text(node.toString());
      return masked === node.toString() ? node : Buffer.from(masked);
    }
    if (types.isBoxedPrimitive(node)) {
      const masked = visit(node.valueOf(), above);
      return isSame(masked, node.valueOf()) ? node : masked;
    }
    const { toJSON } = node as { toJSON?: () => unknown };
    if (typeof toJSON !== 'function') return record(node, above);
    const json = toJSON.call(node);
    const masked = visit(json, above);
    return isSame(masked, json) ? node : masked;
  };
  const record = (node: object, above: object[]): object => {
    const isEnumerable = (key: PropertyKey) => Object.prototype.propertyIsEnumerable.call(node, key);
    const isCopied = (key: PropertyKey) =>
      isEnumerable(key) && !(Array.isArray(node) && typeof key === 'symbol');
    const copy = (Array.isArray(node) ? [] : Object.create(Object.getPrototypeOf(node) as object)) as Fields;
    if (Array.isArray(node)) copy['length'] = node.length;
    let isChanged = false;
    for (const key of Reflect.ownKeys(node).filter(isCopied)) {
      const child = (node as Fields)[key];
      const safeKey = typeof key === 'string' ? text(key) : key;
      const safe = field(typeof key === 'string' ? key : (key.description ?? ''), child, above);
      isChanged ||= safeKey !== key || !isSame(safe, child);
      Object.defineProperty(copy, safeKey, {
        value: safe,
        enumerable: true,
        writable: true,
        configurable: true,
      });
    }
    return isChanged ? copy : node;
  };
  const map = (node: Map<unknown, unknown>, above: object[]): object => {
    const copy = new Map<unknown, unknown>();
    let isChanged = false;
    for (const [key, child] of node) {
      const safeKey = visit(key, above);
      const safe = typeof key === 'string' ? field(key, child, above) : visit(child, above);
      isChanged ||= !isSame(safeKey, key) || !isSame(safe, child);
      copy.set(safeKey, safe);
    }
    return isChanged ? (Object.setPrototypeOf(copy, Object.getPrototypeOf(node) as object) as object) : node;
  };
  const error = (node: Error, above: object[]): object => {
    const fields = Object.keys(node).map((key) => [key, field(key, (node as unknown as Fields)[key], above)]);
    if (fields.every(([key, safe]) => isSame(safe, (node as unknown as Fields)[key as string]))) return node;
    const copy = new Error(node.message);
    copy.stack = node.stack;
    return Object.assign(copy, Object.fromEntries(fields) as object);
  };

  const result = visit(root, []);
  return masks === 0 ? root : result;
}

const print = (value: unknown) => inspect(value, { depth: Infinity, getters: false, maxArrayLength: null });

describe('Whatever the objects', () => {
  it('they are masked as they are when every object is asked what it is', () => {
    fc.assert(
      fc.property(graph, links, (make, pairs) => {
        const data = link(make(), pairs);
        const before = print(data);
        const masked = maskSecrets(data);
        expect(print(masked), before).toBe(print(slowly(data)));
        expect(print(data)).toBe(before);
        if (print(masked) === before) expect(masked).toBe(data);
      }),
      RUNS,
    );
  });
});
