import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { maskThroughout } from '../../../../test/support/open-masking.js';
import { maskObject } from './index.js';

const SECRET = 'zQ7-vault-77';
const PLAIN = 'hunter2x';

maskThroughout(SECRET);

const maskForLog = (value: unknown) =>
  maskObject(value, { keys: true, tokens: true, values: true, lines: true });
const bytes = new TextEncoder().encode(SECRET);
const fields = () => ({ password: PLAIN, note: SECRET });

class Purse {
  readonly #coin = SECRET;
  readonly size = 1;
  [inspect.custom](): string {
    return `Purse of ${this.#coin}`;
  }
}

/** What `util.inspect` shows in other places than the fields of plain objects. */
const SHOWN: [what: string, value: unknown][] = [
  ['fields beside the elements of an array', Object.assign([1, 2], fields())],
  ['what match returns', `text with ${SECRET}`.match(/text/)],
  ['fields of a date', Object.assign(new Date(0), fields())],
  ['fields of a regular expression', Object.assign(/x/, fields())],
  ['fields of a boxed text', Object.assign(Object('x') as object, fields())],
  ['fields of a typed array', Object.assign(new Float64Array(1), fields())],
  ['fields of a function', Object.assign(() => 1, fields())],
  ['fields of a class', Object.assign(class Bank {}, fields())],
  ['fields of a map', Object.assign(new Map(), fields())],
  ['fields of an event target', Object.assign(new EventTarget(), fields())],
  ['a field of an error under a symbol', Object.assign(new Error('x'), { [Symbol('password')]: PLAIN })],
  ['the name of a symbol', Symbol(SECRET)],
  ['a field under a symbol with a secret name', { [Symbol(SECRET)]: 1 }],
  ['the value of a promise', Promise.resolve(SECRET)],
  ['the items of an iterator', new Set([SECRET]).values()],
  ['bytes of a buffer', bytes.buffer],
  ['bytes behind a view', new DataView(bytes.buffer)],
  ['a request', new Request(`http://localhost/?token=${PLAIN}`, { headers: { authorization: PLAIN } })],
  ['a response', new Response('x', { headers: { 'set-cookie': PLAIN, 'x-note': SECRET } })],
  ['an exception of the platform', new DOMException(`aborted ${SECRET}`, 'AbortError')],
  ['what prints itself', new Purse()],
];

describe('What a logger prints', () => {
  it.each(SHOWN)('shows no secret in %s', (_what, value) => {
    expect(inspect(value) + JSON.stringify(value)).toMatch(new RegExp(`${PLAIN}|${SECRET}|7a 51 37`));
    for (const masked of [maskForLog(value), (maskForLog({ in: [value] }) as { in: unknown[] }).in[0]]) {
      const printed = `${inspect(masked)} ${JSON.stringify(masked)}`;
      expect(printed).toContain('****');
      expect(printed).not.toMatch(new RegExp(`${PLAIN}|${SECRET}|7a 51 37`));
    }
  });

  it.each<[string, unknown]>([
    ['an array with fields', Object.assign([1, 2], { index: 0 })],
    ['what match returns', 'a text'.match(/text/)],
    ['a date with fields', Object.assign(new Date(0), { zone: 'UTC' })],
    ['a function with fields', Object.assign(() => 1, { calls: 1 })],
    ['a symbol', Symbol('id')],
    ['a promise', Promise.resolve(1)],
    ['bytes', new Uint8Array(3).buffer],
    ['a response', new Response('x', { headers: { 'x-note': 'open' } })],
    ['a field under a symbol', { [Symbol('id')]: 1 }],
    ['an exception of the platform', new DOMException('aborted', 'AbortError')],
  ])('is the very same for %s without secrets', (_what, value) => {
    expect(maskForLog(value)).toBe(value);
    const holder = { value };
    expect(maskForLog(holder)).toBe(holder);
    // Beside what is masked, too; but what refers to itself is printed then.
    if (!(value instanceof Response))
      expect((maskForLog({ pin: 1, value }) as { value: unknown }).value).toBe(value);
  });

  it('keeps the class and name of an exception of the platform', () => {
    const masked = maskForLog(new DOMException(`aborted ${SECRET}`, 'AbortError'));
    expect(masked).toBeInstanceOf(DOMException);
    expect(inspect(masked)).toMatch(/AbortError\W{1,3}aborted \*{4}\n {4}at /);
  });

  it('keeps the elements of an array beside its fields', () => {
    const masked = maskForLog(Object.assign([1, `x ${SECRET}`], { password: PLAIN, index: 3 }));
    expect(masked).toEqual(Object.assign([1, 'x ****'], { password: '****', index: 3 }));
  });

  it('masks the fields of an array whatever digits their names hold, in a copy', () => {
    const list = Object.assign([1], { pin1: 4711, '2nd_pin': 4711, '3rd': 4711 });
    expect(maskForLog(list)).toEqual(Object.assign([1], { pin1: '****', '2nd_pin': '****', '3rd': 4711 }));
    expect(list.pin1).toBe(4711);
  });
});

describe('An object that prints itself', () => {
  class Account {
    password = PLAIN;
    constructor(readonly note: string) {}
    [inspect.custom](): string {
      return `Account ${this.note} ${this.password}`;
    }
  }
  class Vault {
    readonly #size = 7;
    password = PLAIN;
    [inspect.custom](): string {
      return `Vault of ${this.#size} with ${Object.keys(this).join()}`;
    }
  }
  class Echo {
    password = PLAIN;
    [inspect.custom](): string {
      return `Echo of ${SECRET}`;
    }
  }

  it('is masked as a copy of its class where that prints no secret', () => {
    const masked = maskForLog(new Account(SECRET));
    expect(masked).toBeInstanceOf(Account);
    expect(inspect(masked)).toBe('Account **** ****');
  });

  it('is masked as what it prints where a copy cannot print itself, or prints a secret', () => {
    expect(maskForLog(new Vault())).toBe('Vault of 7 with password');
    expect(maskForLog(new Echo())).toBe('Echo of ****');
  });

  it('is no object of the platform for having such a name', () => {
    const Request = class Request extends Account {};
    expect(maskForLog(new Request(SECRET))).toBeInstanceOf(Request);
    const bare = Object.assign(Object.create({ [inspect.custom]: () => `x ${SECRET}` }) as object, {});
    expect(maskForLog(Object.setPrototypeOf(bare, null))).toEqual(bare);
  });
});
