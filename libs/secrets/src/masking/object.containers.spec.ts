import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { maskThroughout } from '../../../../test/support/open-masking.js';
import type { ObjectRules } from './index.js';
import { maskObject } from './index.js';

const SECRET = 'zQ7-vault-77';
const MOMENT = '2031-05-06T07:08:09.000Z';
const ALL: ObjectRules = { keys: true, tokens: true, values: true };
const PRINTED: ObjectRules = { ...ALL, lines: true };

maskThroughout(SECRET, '12345678', MOMENT);

/** What becomes of a value beside a field that is masked, so that the whole is copied. */
function beside<T>(value: T, rules = ALL): T {
  const masked = maskObject({ pin: 1, value }, rules);
  expect(masked.pin).toBe('****');
  return masked.value;
}

describe('Objects that hold no text', () => {
  it.each([
    ['numbers', new Float64Array([1234.5])],
    ['a view of bytes', new DataView(new ArrayBuffer(8))],
    ['bytes without a view', new ArrayBuffer(8)],
    ['a set', new Set(['open', 1])],
    ['a map', new Map<unknown, unknown>([[1, 'open'], [{ a: 1 }, 'open'], [Symbol('pin'), 'open']])], // prettier-ignore
    ['fields of a request', new URLSearchParams({ page: '2' })],
    ['a boxed number', Object(7)],
    ['bytes of an open text', Buffer.from('open')],
    ['an error', new RangeError('open')],
  ])('stay what they are: %s', (_, value) => {
    expect(beside(value)).toBe(value);
    expect(beside(value, PRINTED)).toBe(value);
  });

  it('are dates too, even at a moment that is a registered text; printed they are one', () => {
    const date = new Date(MOMENT);
    expect([beside(date), beside(date, PRINTED)]).toEqual([date, '****']);
  });

  it.each([
    ['a promise', Promise.resolve(SECRET)],
    ['an expression', /x/],
    ['a weak map', new WeakMap()],
    ['a weak set', new WeakSet()],
  ])('may have fields of their own all the same: %s', (_, value) => {
    expect(beside(value)).toBe(value);
    const { password, note, id } = beside(Object.assign(value, { password: 'x', note: SECRET, id: 1 }));
    expect({ password, note, id }).toEqual({ password: '****', note: '****', id: 1 });
  });
});

describe('Maps and sets', () => {
  it('are masked under keys of any kind', () => {
    const key = { id: 1 };
    const masked = beside(new Map<unknown, unknown>([[key, SECRET], [7, 'open'], ['pin', 'x']])); // prettier-ignore
    expect([...masked]).toEqual([[key, '****'], [7, 'open'], ['pin', '****']]); // prettier-ignore
  });

  it('keep the class', () => {
    class Bag extends Set<unknown> {}
    class Book extends Map<unknown, unknown> {}
    expect([beside(new Bag([SECRET])), beside(new Book([['pin', 1]]))]).toEqual([
      expect.any(Bag),
      expect.any(Book),
    ]);
  });
});

describe('Headers, queries and forms', () => {
  it('lose secrets by key and value, and names too, and keep their class and their order', () => {
    const headers = beside(new Headers({ accept: 'x', authorization: 'plain-x', 'x-note': `a ${SECRET}` }));
    expect(headers).toBeInstanceOf(Headers);
    expect([...headers]).toEqual([['accept', 'x'], ['authorization', '****'], ['x-note', 'a ****']]); // prettier-ignore
    const query = beside(new URLSearchParams([['a', '1'], [SECRET, '2'], ['a', '3'], ['pin', '4']])); // prettier-ignore
    expect([...query]).toEqual([['a', '1'], ['****', '2'], ['a', '3'], ['pin', '****']]); // prettier-ignore
    const form = new FormData();
    form.append('password', 'plain-x');
    form.append('name', 'ann');
    expect([...beside(form)]).toEqual([['password', '****'], ['name', 'ann']]); // prettier-ignore
    expect(String(beside(new URLSearchParams([[SECRET, '1']])))).toBe('****=1');
  });

  it('of a package with a class of its own are known by what they call themselves', () => {
    class Headers2 extends Map<string, string> {}
    class OwnHeaders {
      readonly #fields: [string, string][] = [];
      get [Symbol.toStringTag](): string {
        return 'Headers';
      }
      append(name: string, value: string): void {
        this.#fields.push([name, value]);
      }
      [Symbol.iterator](): Iterator<[string, string]> {
        return this.#fields[Symbol.iterator]();
      }
    }
    const own = new OwnHeaders();
    own.append('cookie', 'plain-x');
    expect([...beside(own)]).toEqual([['cookie', '****']]);
    expect([...beside(new Headers2([['cookie', 'plain-x']]))]).toEqual([['cookie', '****']]);
  });
});

describe('Errors', () => {
  class Telling extends Error {
    override get name(): string {
      return `Telling ${SECRET}`;
    }
    override get stack(): string {
      return `frames of ${SECRET}`;
    }
    override set stack(_: string) {}
  }

  it('lose what their class tells, and show no more fields than before', () => {
    const error = new Telling('open');
    Reflect.deleteProperty(error, 'stack');
    const masked = beside(error);
    expect([masked.name, masked.stack, masked.message]).toEqual(['Telling ****', 'frames of ****', 'open']);
    expect([masked, Object.keys(masked)]).toEqual([expect.any(Telling), []]);
  });

  it('lose own fields under names and symbols, and have a name of their own only where they had one', () => {
    const [note, count] = [Symbol('note'), Symbol('count')];
    const error = Object.assign(new TypeError('open'), { password: 'x', [note]: SECRET, [count]: 1 });
    const masked = beside(error);
    expect(masked).toMatchObject({ password: '****', [note]: '****', [count]: 1, message: 'open' });
    expect([Object.hasOwn(masked, 'name'), masked.name]).toEqual([false, 'TypeError']);
    expect(Object.getOwnPropertyDescriptor(masked, 'message')).toEqual({
      ...{ value: 'open', enumerable: false, writable: true, configurable: true },
    });
    expect(Object.keys(masked)).toEqual(['password']);
  });

  it('that serialize themselves are looked at once', () => {
    const error = Object.assign(new Error('open'), { toJSON: () => error }) as Error;
    expect(beside(error)).toBe(error);
  });
});

describe('Fields of records', () => {
  it('under symbols count where they are enumerable, with a description or without', () => {
    const [nameless, hidden] = [Symbol(), Symbol('hidden')];
    const record = Object.defineProperty({ [nameless]: SECRET, open: 1 }, hidden, { value: SECRET });
    const masked = beside(record);
    expect([masked[nameless], Reflect.ownKeys(masked)]).toEqual(['****', ['open', nameless]]);
  });

  it('are fields as any other in the copy, whatever their name', () => {
    const masked = beside(JSON.parse(`{"__proto__":"${SECRET}"}`) as object);
    expect(Object.getOwnPropertyDescriptor(masked, '__proto__')).toEqual({
      ...{ value: '****', enumerable: true, writable: true, configurable: true },
    });
  });

  it('under the mask itself, where two names became one, are no secrets', () => {
    expect(maskObject({ '****': 1, pin: 2 }, ALL)).toEqual({ '****': 1, pin: '****' });
  });
});

describe('Rules one by one', () => {
  const data = { pin: 1, note: SECRET, text: 'pwd=x' };
  const none = { keys: false, tokens: false, values: false };

  it.each<[string, ObjectRules, object]>([
    ['none', none, data],
    ['keys', { ...none, keys: true }, { ...data, pin: '****' }],
    ['values', { ...none, values: true }, { ...data, note: '****' }],
    ['lines', { ...none, lines: true }, { pin: 1, note: '****', text: 'pwd=****' }],
  ])('%s', (_, rules, expected) => {
    const masked = maskObject(data, rules);
    expect(masked).toEqual(expected);
    expect(masked === data).toBe(expected === data);
  });
});

describe('What util.inspect will print', () => {
  it('of an iterator is what it goes over', () => {
    const entries = beside(new Map([['open', SECRET]]).entries(), PRINTED);
    expect(inspect(entries)).not.toContain(SECRET);
  });

  it('of a class that prints itself is what it prints', () => {
    class Login {
      readonly id = 1;
      [inspect.custom](): string {
        return 'Login with password=plain-x';
      }
    }
    const login = new Login();
    expect([beside(login, PRINTED), beside(login)]).toEqual(['Login with password=****', login]);
  });
});
