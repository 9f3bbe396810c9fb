import * as fc from 'fast-check';
import { inspect } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { propertyRuns, propertyTime } from '../../../../test/support/property-runs.js';
import { createHandle } from './masking.handle.js';

const RUNS = propertyRuns(300);
const MORE_RUNS = propertyRuns(1000);
vi.setConfig({ testTimeout: propertyTime(1000) });

const secret = fc
  .string({ minLength: 8, maxLength: 40, unit: 'grapheme' })
  .filter((text) => text.length >= 8 && !/^[*\d]*$/.test(text.trim()) && text.trim().length >= 8);
const filler = fc.string({ maxLength: 60, unit: 'grapheme' });
const PUNCTUATION = '" \' ` \\ { } [ ] : = , ; & % @ / * \n $'.split(' ');
const hostile = fc
  .array(fc.constantFrom(...PUNCTUATION, 'token', 'password', 'auth:', '"pin":', '://', '\\"', 'a'), {
    maxLength: 80,
  })
  .map((parts) => parts.join(''));

function handleOf(...values: string[]) {
  const handle = createHandle();
  values.forEach((value) => handle.register(value));
  return handle;
}

describe('Whatever the text', () => {
  it('no registered value is left in it', () => {
    fc.assert(
      fc.property(
        fc.array(secret, { minLength: 1, maxLength: 5 }),
        filler,
        filler,
        (secrets, before, after) => {
          const handle = handleOf(...secrets);
          const text = secrets.map((value) => before + value + after).join('|');
          for (const as of ['values', 'line'] as const) {
            const masked = handle.mask(text, as);
            for (const value of secrets) expect(masked).not.toContain(value);
          }
        },
      ),
      RUNS,
    );
  });

  it('JSON stays JSON, and parsed it holds no registered value', () => {
    fc.assert(
      fc.property(secret, fc.jsonValue(), fc.nat(2), (value, data, depth) => {
        let text = JSON.stringify({ data, list: [value, { [value]: value }], token: data });
        for (let i = 0; i < depth; i++) text = JSON.stringify({ msg: `got ${text}`, pin: i });
        const masked = handleOf(value).mask(text, 'line');
        expect(inspect(JSON.parse(masked), { depth: 20 })).not.toContain(value);
      }),
      RUNS,
    );
  });

  it('JSON stays JSON even where the values are pieces of it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(), fc.nat(), fc.boolean(), (data, from, length, inner) => {
        const plain = JSON.stringify({ a: data, b: [data, 'some more text'] });
        const text = inner ? JSON.stringify({ msg: plain, c: 1 }) : plain;
        const start = from % text.length;
        const masked = handleOf(text.slice(start, start + 8 + (length % 12))).mask(text, 'line');
        expect(() => JSON.parse(masked) as unknown).not.toThrow();
      }),
      MORE_RUNS,
    );
  });

  it('JSON stays JSON whatever its texts look like', () => {
    fc.assert(
      fc.property(hostile, hostile, fc.nat(2), (text, other, depth) => {
        let line = JSON.stringify({ msg: text, token: other, [other]: { in: text } });
        for (let i = 0; i < depth; i++) line = JSON.stringify({ msg: line, err: text });
        expect(() => JSON.parse(handleOf().mask(line, 'line')) as unknown).not.toThrow();
      }),
      MORE_RUNS,
    );
  });

  it('values under secret keys are gone from JSON at any depth of strings', () => {
    fc.assert(
      fc.property(filler, filler, fc.nat(3), (value, other, depth) => {
        const inner = { password: `<${value}>`, other, pin: [`<${value}>`] };
        let text = JSON.stringify(inner);
        for (let i = 0; i < depth; i++) text = JSON.stringify({ msg: text, n: i });
        let masked: unknown = JSON.parse(handleOf().mask(text, 'line'));
        for (let i = 0; i < depth; i++) masked = JSON.parse((masked as { msg: string }).msg);
        expect(masked).toMatchObject({ password: '****', pin: '****' });
      }),
      RUNS,
    );
  });

  it('in JSON at any depth, alone or in words, exactly what stands under secret keys is hidden', () => {
    const mark = fc.integer({ min: 1000, max: 9999 });
    const marked = (name: string) =>
      fc.tuple(hostile, mark, hostile).map(([a, n, b]) => `${a}${name}${n}${b}`);
    const fields = (name: string, keys: string[]) =>
      fc.dictionary(
        fc.constantFrom(...keys),
        fc.oneof(marked(name), fc.array(marked(name), { maxLength: 3 })),
      );
    const secrets = fields('hunter', ['password', 'x-api-key', 'token', 'auth', 'a"pin', 'b\npwd', 'cookie']);
    // Their texts hold no pairs of their own, which are masked for themselves.
    const open = fc.dictionary(
      fc.constantFrom('user', "it's", 'x "y"', 'author'),
      mark.map((n) => `kept${n}`),
    );
    const words = fc.constantFrom('', 'got ', '6" or ', 'password is ');
    fc.assert(
      fc.property(secrets, open, words, fc.nat(3), fc.boolean(), (hidden, kept, before, depth, pretty) => {
        let text = before + JSON.stringify({ ...hidden, in: [kept, hidden] }, null, pretty ? 2 : 0);
        for (let i = 0; i < depth; i++) text = JSON.stringify({ msg: text, n: i });
        const handle = handleOf();
        let masked = handle.mask(text, 'line');
        expect(handle.mask(masked, 'line')).toBe(masked);
        expect(masked).not.toMatch(/hunter\d/);
        for (let i = depth - 1; i >= 0; i--) {
          const line = JSON.parse(masked) as { msg: string; n: number };
          expect(line.n).toBe(i);
          masked = line.msg;
        }
        expect(masked.startsWith(before)).toBe(true);
        expect(JSON.parse(masked.slice(before.length))).toMatchObject({ in: [kept, {}] });
      }),
      RUNS,
    );
  });

  it('a masked line is not masked further', () => {
    const data = fc.dictionary(
      fc.constantFrom('token', 'auth', 'api-key', 'name', 'pin', 'x'),
      fc.jsonValue(),
    );
    const form = fc.constantFrom<(data: object, text: string) => string>(
      (fields) => JSON.stringify(fields),
      (fields, text) => JSON.stringify({ msg: `${text} ${inspect(fields)}`, token: text }),
      (fields, text) => `${text} ${inspect(fields, { colors: true })}`,
      (fields, text) => new URLSearchParams({ token: text, x: JSON.stringify(fields) }).toString(),
    );
    fc.assert(
      fc.property(data, filler, secret, form, (fields, text, value, write) => {
        const handle = handleOf(value);
        const once = handle.mask(write({ ...fields, text: `${text} ${value}` }, text), 'line');
        expect(handle.mask(once, 'line')).toBe(once);
      }),
      RUNS,
    );
  });

  it('a text without keys, values and formats is byte for byte the same', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-m0-9 {}[\]",.\n]{0,200}$/), (text) => {
        expect(handleOf('zzzz-zzzz-z').mask(text, 'line')).toBe(text);
      }),
      RUNS,
    );
  });

  it('nothing throws', () => {
    fc.assert(
      fc.property(hostile, secret, (text, value) => {
        for (const as of ['line', 'values', 'key'] as const) {
          expect(typeof handleOf(value).mask(text + value + text, as)).toBe('string');
        }
      }),
      MORE_RUNS,
    );
  });
});
