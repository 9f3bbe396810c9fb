import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMasking } from '../../../../test/support/open-masking.js';
import type { ObjectRules } from './index.js';
import { maskObject } from './index.js';

const SECRET = 'zQ7-vault-77';
const DIGITS = '12345678';

const ALL: ObjectRules = { keys: true, tokens: true, values: true };
let end: () => void;

beforeAll(() => {
  const { scope, ...opened } = openMasking({ keys: ['iban'] });
  end = opened.end;
  scope.register('VAULT', SECRET);
  scope.register('DIGITS', DIGITS);
});
afterAll(() => end());

class Account {
  static readonly kind = 'account';
  readonly #hidden = SECRET;
  constructor(
    readonly name: string,
    readonly password: string,
  ) {}
  get length(): number {
    return this.#hidden.length;
  }
}

describe('Kinds of objects', () => {
  it('instances keep their class', () => {
    const masked = maskObject(new Account('ann', 'x'), ALL);
    expect(masked).toBeInstanceOf(Account);
    expect(Object.fromEntries(Object.entries(masked))).toEqual({ name: 'ann', password: '****' });
  });

  it('are left alone when a serializer comes later', () => {
    const account = new Account('ann', 'x');
    const rules = { ...ALL, leaveInstances: true };
    expect(maskObject({ account, pin: 1 }, rules)).toEqual({ account, pin: '****' });
    expect(maskObject([account], rules)[0]).toBe(account);
  });

  it('toJSON decides what is seen', () => {
    const leaky = { toJSON: () => ({ a: SECRET, pin: 1 }) };
    const clean = { toJSON: () => ({ a: 1 }) };
    const own = { pin: 1, toJSON: (): unknown => own };
    const masked = maskObject({ leaky, clean, own }, ALL);
    expect(masked.leaky).toEqual({ a: '****', pin: '****' });
    expect(masked.clean).toBe(clean);
    expect(masked.own.pin).toBe('****');
    expect(maskObject({ url: new URL(`http://h/?a=${SECRET}`) }, ALL)).toEqual({ url: 'http://h/?a=****' });
  });

  it('maps and sets', () => {
    const map = new Map<unknown, unknown>([
      ['token', 1],
      [SECRET, 2],
      ['open', new Set([SECRET])],
    ]);
    expect(maskObject(map, ALL)).toEqual(
      new Map<unknown, unknown>([
        ['token', '****'],
        ['****', 2],
        ['open', new Set(['****'])],
      ]),
    );
  });

  it('bytes', () => {
    const masked = maskObject({ b: Buffer.from(`a ${SECRET}`), u: new TextEncoder().encode(SECRET) }, ALL);
    expect(masked.b).toEqual(Buffer.from('a ****'));
    expect(masked.u).toEqual(new TextEncoder().encode('****'));
    expect(maskObject(new Float64Array([1]), ALL)).toEqual(new Float64Array([1]));
  });

  it('no prototype, an own __proto__ and a symbol', () => {
    const data: Record<PropertyKey, unknown> = Object.assign(Object.create(null) as object, { pin: 1 });
    Object.defineProperty(data, '__proto__', { value: { a: SECRET }, enumerable: true });
    data[Symbol.for('s')] = SECRET;
    const masked = maskObject(data, ALL);
    expect(Object.getPrototypeOf(masked)).toBeNull();
    expect(Object.getOwnPropertyDescriptor(masked, '__proto__')?.value).toEqual({ a: '****' });
    expect(masked[Symbol.for('s')]).toBe('****');
    const parsed = JSON.parse('{"__proto__":{"password":"x"}}') as object;
    expect(JSON.stringify(maskObject(parsed, ALL))).toBe('{"__proto__":{"password":"****"}}');
    expect(({} as { password?: unknown }).password).toBeUndefined();
  });

  it('fields under symbols: in the first objects, and wherever those have some', () => {
    const tag = Symbol('password');
    const other = Symbol('other');
    expect(maskObject({ [tag]: 'a', in: [{ [other]: SECRET }] }, ALL)).toEqual({
      [tag]: '****',
      in: [{ [other]: '****' }],
    });
    const tagged = Array.from({ length: 300 }, (_, id) => ({ id, [tag]: 'a' }));
    expect(maskObject(tagged, ALL).filter((row) => row[tag] !== '****')).toEqual([]);
    const late = [
      ...Array.from({ length: 300 }, (_, id) => ({ id })),
      { [tag]: 'a' },
      { [tag]: 'a', pin: 1 },
    ];
    const [kept, copied] = maskObject(late, ALL).slice(-2) as Record<symbol, unknown>[];
    expect([copied?.[tag], kept?.[tag]]).toEqual(['****', 'a']);
    const printed = maskObject(late, { ...ALL, lines: true }).at(-2) as Record<symbol, unknown>;
    expect(printed[tag]).toBe('****');
  });

  it('arrays that say what JSON shows of them', () => {
    const list = Object.assign([1, 2], { toJSON: () => [SECRET] });
    expect(maskObject({ list }, ALL)).toEqual({ list: ['****'] });
  });

  it('records that borrow a built-in prototype do not pass for the rest of its kind', () => {
    const borrowed = Object.create(Map.prototype) as object;
    expect(maskObject([borrowed, new Map([['token', 1]])], ALL)[1]).toEqual(new Map([['token', '****']]));
  });

  it('boxed texts and numbers', () => {
    expect(maskObject([new String(SECRET), new Number(7)], ALL)).toEqual(['****', new Number(7)]);
  });

  it.each([
    [
      'a getter that throws',
      () => ({
        get a(): string {
          throw new Error(SECRET);
        },
        b: SECRET,
      }),
    ],
    [
      'a toJSON that throws',
      () => ({
        toJSON: () => {
          throw new Error(SECRET);
        },
        b: SECRET,
      }),
    ],
    [
      'a proxy that throws',
      () =>
        new Proxy(
          { b: SECRET },
          {
            ownKeys: () => {
              throw new Error(SECRET);
            },
          },
        ),
    ],
    [
      'a revoked proxy',
      () => {
        const { proxy, revoke } = Proxy.revocable({}, {});
        revoke();
        return proxy;
      },
    ],
  ])('are withheld with %s', (_, make) => {
    expect(maskObject({ in: make(), c: 1 }, ALL)).toEqual({ in: '****', c: 1 });
  });

  it('a getter is read once for a field that is masked', () => {
    let reads = 0;
    const masked = maskObject(
      {
        get a() {
          return ++reads === 1 ? SECRET : 'second';
        },
      },
      ALL,
    );
    expect([masked, reads]).toEqual([{ a: '****' }, 1]);
  });
});

describe('Errors', () => {
  class OwnError extends Error {
    override name = 'OwnError';
    constructor(
      message: string,
      readonly config: object,
      options?: ErrorOptions,
    ) {
      super(message, options);
    }
  }

  it('keep class and frames, and lose secrets everywhere', () => {
    const cause = new TypeError(`because ${SECRET}`);
    const error = new OwnError(`at ${SECRET}`, { headers: { Authorization: 'Bearer x' } }, { cause });
    const masked = maskObject(error, ALL);
    expect(masked).toBeInstanceOf(OwnError);
    expect(Object.prototype.toString.call(masked)).toBe('[object Error]');
    expect(masked).not.toBe(error);
    expect(masked.message).toBe('at ****');
    expect(masked.stack).toBe(error.stack?.replaceAll(SECRET, '****'));
    expect(masked.config).toEqual({ headers: { Authorization: '****' } });
    expect(masked.cause).toBeInstanceOf(TypeError);
    expect(inspect(masked, { showHidden: true })).not.toContain(SECRET);
    expect(error.message).toContain(SECRET);
    expect(Object.keys(masked)).toEqual(Object.keys(error));
  });

  it('of several errors lose them in each', () => {
    const error = new AggregateError([new Error(SECRET), { pin: 1 }], 'several');
    const masked = maskObject(error, ALL);
    expect(masked.errors[0]).toBeInstanceOf(Error);
    expect((masked.errors[0] as Error).message).toBe('****');
    expect(masked.errors[1]).toEqual({ pin: '****' });
  });

  it('may cause themselves, come from elsewhere, or hide their message', () => {
    const circular = new Error(SECRET);
    circular.cause = circular;
    expect(maskObject(circular, ALL).cause).toBe('[Circular]');
    expect(inspect(maskObject(new DOMException(SECRET, 'AbortError'), ALL))).not.toContain(SECRET);
    class Hidden extends Error {
      override get message(): string {
        return SECRET;
      }
    }
    expect(maskObject(new Hidden(), ALL).message).toBe('****');
    const clean = new Error('clean');
    expect(maskObject(clean, ALL)).toBe(clean);
  });

  it('that serialize what is in no field are replaced by what they serialize', () => {
    const error = Object.assign(new Error('clean'), { toJSON: () => ({ a: SECRET }) });
    expect(maskObject(error, ALL)).toEqual({ a: '****' });
  });
});

describe('What util.inspect will print', () => {
  const rules = { ...ALL, lines: true };

  it.each([
    ['containers', new URLSearchParams({ token: 'plain-x' })],
    ['headers', new Headers({ cookie: 'plain-x' })],
    ['classes that print themselves', { [inspect.custom]: () => 'password=plain-x' }],
    ['fields that toJSON hides', { password: 'plain-x', toJSON: () => ({}) }],
  ])('hides the secrets of %s', (_, value) => {
    expect(inspect(maskObject({ value }, rules))).toContain('****');
    expect(inspect(maskObject({ value }, rules))).not.toContain('plain-x');
  });
});
