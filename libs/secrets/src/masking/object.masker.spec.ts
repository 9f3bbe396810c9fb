import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMasking } from '../../../../test/support/open-masking.js';
import { sharedMasking } from './masking.handle.js';
import type { ObjectRules } from './index.js';
import { maskObject, maskSecrets } from './index.js';

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

describe('The rule by key in objects', () => {
  it('masks at any depth, in arrays too', () => {
    const leaf = {
      PassWord: 'a',
      db_password: 'b',
      'api-key': 'c',
      'X-Api-Key': 'd',
      APIKEY: 'e',
      name: 'f',
    };
    let data: unknown = leaf;
    let expected: unknown = Object.fromEntries(
      Object.keys(leaf).map((key) => [key, key === 'name' ? 'f' : '****']),
    );
    for (let depth = 0; depth < 20; depth++) {
      data = { list: [data], n: depth };
      expected = { list: [expected], n: depth };
    }
    expect(maskObject(data, ALL)).toEqual(expected);
  });

  it('masks numbers, objects and arrays whole, and keeps null, empty texts and booleans', () => {
    const data = {
      ...{ pin: 1, otp: 12n, auth: { a: 1 }, cookies: ['a'], secret: Symbol('x') },
      ...{ password: null, token: '', signature: true, cvv: undefined, pwd: NaN },
    };
    expect(maskObject(data, ALL)).toEqual({
      ...{ pin: '****', otp: '****', auth: '****', cookies: '****', secret: '****' },
      ...{ password: null, token: '', signature: true, cvv: undefined, pwd: '****' },
    });
  });

  it('leaves the token family out when it is told so', () => {
    const data = { access_token: 'a', nextPageToken: 'b', client_secret: 'c' };
    expect(maskObject(data, { ...ALL, tokens: false })).toEqual({ ...data, client_secret: '****' });
  });

  it('lets named fields through at any depth, spelled exactly so, but masks inside of them', () => {
    const rules = { ...ALL, letThrough: new Set(['apiKey']) };
    const data = { apiKey: 'a', api_key: 'b', in: [{ apiKey: { password: 'c', x: SECRET } }] };
    expect(maskObject(data, rules)).toEqual({
      apiKey: 'a',
      api_key: '****',
      in: [{ apiKey: { password: '****', x: '****' } }],
    });
  });

  it('takes the keys of every live application, those of one when it is told which, and those it is given', () => {
    const { scope: other, end: endOther } = openMasking({ keys: ['badge'] });
    const data = { iban: 1, badge: 2, locker: 3 };
    expect(maskObject(data, ALL)).toEqual({ iban: '****', badge: '****', locker: 3 });
    expect(maskObject(data, { ...ALL, scope: other })).toEqual({ iban: 1, badge: '****', locker: 3 });
    expect(maskSecrets(data, ['locker'])).toEqual({ iban: '****', badge: '****', locker: '****' });
    expect(other.masker.mask(data)).toEqual({ iban: 1, badge: '****', locker: 3 });
    endOther();
  });

  it('notices when a list of keys has changed', () => {
    const keys: (string | RegExp)[] = ['badge', 'locker'];
    expect(maskSecrets({ locker: 1, shelf: 2 }, keys)).toEqual({ locker: '****', shelf: 2 });
    keys[1] = /^shelf$/g;
    expect(maskSecrets({ locker: 1, shelf: 2 }, keys)).toEqual({ locker: 1, shelf: '****' });
    keys.pop();
    expect(maskSecrets({ badge: 1, shelf: 2 }, keys)).toEqual({ badge: '****', shelf: 2 });
  });
});

describe('The rule by value in objects', () => {
  it('masks in texts, in names and in numbers', () => {
    const data = { a: `x${SECRET}y`, [SECRET]: 1, n: 12345678, big: 12345678n, t: 1712345678901, f: 0.5 };
    expect(maskObject(data, ALL)).toEqual({
      ...{ a: 'x****y', '****': 1, n: '****', big: '****', t: 1712345678901, f: 0.5 },
    });
  });

  it('masks the shortest numbers that can be values', () => {
    const numbers = [1e7, -1e6, -9999.99, 1234.567, 12_345.67, 0.123456, 1e-7];
    const release = numbers.map((number) => sharedMasking().register(String(number).padEnd(8)));
    expect(maskObject(numbers.slice(0, -1), ALL)).toEqual(Array(6).fill('****'));
    const shorter = [9_999_999, -999_999, 9999.99, 0, -1.5, 1e-7];
    expect(maskObject(shorter, ALL)).toBe(shorter);
    release.forEach((letGo) => letGo());
  });

  it('is all that a text alone gets', () => {
    expect(maskSecrets(`password=x ${SECRET}`)).toBe('password=x ****');
  });

  it('can be off', () => {
    const rules = { ...ALL, values: false };
    expect(maskObject({ a: SECRET, pin: 1 }, rules)).toEqual({ a: SECRET, pin: '****' });
    expect(maskObject(SECRET, { keys: false, tokens: false, values: false })).toBe(SECRET);
  });

  it('is joined by the others where texts are lines of a log', () => {
    expect(maskObject({ a: 'pwd=x Bearer a1b2c3d4e5' }, { ...ALL, lines: true })).toEqual({
      a: 'pwd=**** Bearer ****',
    });
  });
});

describe('What was given', () => {
  it('comes back itself when nothing has to be masked', () => {
    const shared = { a: [1, 'x', null, undefined, NaN, -0] };
    const circular: Record<string, unknown> = { shared, again: shared };
    circular['self'] = circular;
    for (const data of [
      shared,
      circular,
      new URL('http://h'),
      new Date(),
      new Map([[shared, new Set([1])]]),
    ]) {
      expect(maskObject(data, ALL)).toBe(data);
    }
  });

  it('is shared with the copy where nothing changed', () => {
    const data = { open: { a: [1] }, list: [{ b: 1 }, { pin: 1 }] };
    const masked = maskObject(data, ALL);
    expect(masked.open).toBe(data.open);
    expect(masked.list[0]).toBe(data.list[0]);
    expect(masked.list[1]).toEqual({ pin: '****' });
  });

  it('is never changed, frozen or not', () => {
    const data = Object.freeze({
      password: 'a',
      list: Object.freeze([SECRET]),
      map: new Map([['token', 'b']]),
    });
    const before = inspect(data);
    expect(maskObject(data, ALL)).toEqual({
      password: '****',
      list: ['****'],
      map: new Map([['token', '****']]),
    });
    expect(inspect(data)).toBe(before);
  });

  it('may refer to itself', () => {
    const data: Record<string, unknown> = { pin: 1, list: [] };
    (data['list'] as unknown[]).push(data);
    expect(maskObject(data, ALL)).toEqual({ pin: '****', list: ['[Circular]'] });
  });

  it('may be shared without being called circular, however often', () => {
    let data: Record<string, unknown> = { pin: 1 };
    for (let i = 0; i < 40; i++) data = { left: data, right: data };
    let masked = maskObject(data, ALL);
    for (let i = 0; i < 40; i++) masked = masked[i % 2 ? 'left' : 'right'] as Record<string, unknown>;
    expect(masked).toEqual({ pin: '****' });
  });

  it('is cut where it is too deep', () => {
    let data: unknown = { leaf: SECRET };
    for (let i = 0; i < 100_000; i++) data = [data];
    const text = inspect(maskObject(data, ALL), { depth: Infinity });
    expect(text).toContain('****');
    expect(text).not.toContain(SECRET);
  });
});
