import { describe, expect, it } from 'vitest';
import { ValueRegistry } from './value.registry.js';
import { variantsOf } from './value.variants.js';

function registryOf(...values: string[]): ValueRegistry {
  const registry = new ValueRegistry();
  values.forEach((value) => registry.add(value));
  return registry;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const inXml = (text: string) => text.replace(/[&<>"]/g, (char) => ENTITIES[char] ?? char);

const ODD = `q"7\\w/é?&<k> '$&$1+:x`;

describe('Spellings of a value', () => {
  const registry = registryOf(ODD);
  const bytes = Buffer.from(ODD);
  const url = new URL('http://u@h/');
  url.password = ODD;
  url.search = ODD;
  const ascii = JSON.stringify(ODD).replace('é', '\\u00e9');

  it.each([
    ['as it is', ODD],
    ['as JSON', JSON.stringify(ODD)],
    ['as JSON in JSON', JSON.stringify(JSON.stringify(ODD))],
    ['as JSON of ASCII', ascii],
    ['with escaped slashes', JSON.stringify(ODD).replaceAll('/', '\\/')],
    ['as a part of a URL', encodeURIComponent(ODD)],
    [
      'with hexadecimal digits in lower case',
      encodeURIComponent(ODD).replace(/%../g, (x) => x.toLowerCase()),
    ],
    ['encoded twice', encodeURIComponent(encodeURIComponent(ODD))],
    ['as a URI', encodeURI(ODD)],
    ['as JSON in a URL', encodeURIComponent(JSON.stringify(ODD))],
    ['as a form', new URLSearchParams({ a: ODD }).toString()],
    ['in the authority of a URL', url.href],
    ['in hexadecimal', bytes.toString('hex')],
    ['as bytes', JSON.stringify(bytes)],
    ['in base64', bytes.toString('base64')],
    ['in base64url', bytes.toString('base64url')],
    ['in XML', inXml(ODD)],
  ])('%s', (_, text) => {
    const masked = registry.mask(`before ${text} after`);
    expect(masked).toContain('****');
    expect(masked.length).toBeLessThan(90);
    expect(masked).toMatch(/^before .* after$/);
  });

  it.each([0, 1, 2, 3, 4, 5])('in base64 behind %i other bytes', (count) => {
    const value = 'Vx3-pQz9-Lk2';
    const text = Buffer.from(`${'u'.repeat(count)}${value}:zz`).toString('base64');
    const masked = registryOf(value).mask(text);
    expect(masked.length).toBeLessThan(text.length - 10);
    expect(Buffer.from(masked.replaceAll('****', ''), 'base64').toString('latin1')).not.toContain('x3-pQ');
  });

  it.each([0, 1, 2, 3])('in base64 to its very end, with padding, behind %i other bytes', (count) => {
    for (const value of ['Vx3-pQz9-Lk2', 'Vx3-pQz9-Lk2k', 'Vx3-pQz9-Lk2kg']) {
      const own = Buffer.from(`${'u'.repeat(count)}${value}`);
      const inUrl = own.toString('base64url');
      const text = `${own.toString('base64')} ${inUrl} ${encodeURIComponent(own.toString('base64'))} ${inUrl}`;
      expect(registryOf(value).mask(text)).toMatch(/^(?:\w{0,4}\*{4}(?: |$)){4}$/);
    }
  });

  it('in base64 that goes on, with what was encoded after it', () => {
    const text = Buffer.from('Vx3-pQz9-Lk2k:zz').toString('base64');
    expect(registryOf('Vx3-pQz9-Lk2k').mask(text)).toMatch(/^\*{4}\w+(?:==?)?$/);
  });

  it('line by line, without the frame of a key and without plain words', () => {
    const lines = [
      '-----BEGIN THING-----',
      'Qm9-hd82-line',
      'password',
      'Zz9-hd83-line',
      '-----END THING-----',
    ];
    const texts = variantsOf(lines.join('\n')).map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(['Qm9-hd82-line', 'Zz9-hd83-line']));
    for (const line of [lines[0], 'password', lines[4]]) expect(texts).not.toContain(line);
  });

  it('without the white space around it', () => {
    expect(registryOf('  Vx3-pQz9\n').mask('a Vx3-pQz9 b')).toBe('a **** b');
  });

  it.each(['\ud800abcdefg-1', 'abcdefg-1\udfff', '\0\x01\x02\x03\x04\x05\x06\x07', '🔑🔑🔑🔑x', '%%%%%%%%%'])(
    'of odd characters: %j',
    (value) => {
      expect(registryOf(value).mask(`a${value}b`)).toBe('a****b');
      expect(registryOf(value).mask(JSON.stringify({ a: value }))).toBe('{"a":"****"}');
    },
  );
});

describe('Several values', () => {
  it('that overlap leave nothing of any', () => {
    expect(registryOf('abcdefgh', 'efghijkl').mask('XabcdefghijklY')).toBe('X****Y');
    expect(registryOf('abcdefgh', 'abcdefghijkl', 'cdefghij').mask('XabcdefghijklY')).toBe('X****Y');
  });

  it('that begin alike are all found', () => {
    const values = Array.from({ length: 500 }, (_, i) => `same_prefix_of_all_${i}_x`);
    const registry = registryOf(...values);
    expect(values.map((value) => registry.mask(`<${value}>`)).every((text) => text === '<****>')).toBe(true);
    expect(registry.mask('<same_prefix_of_all_500_x>')).toBe('<same_prefix_of_all_500_x>');
  });

  it('are found whichever were taken away or added since', () => {
    const registry = new ValueRegistry();
    const values = Array.from({ length: 300 }, (_, i) => `v${i}-${'abcdefg'.slice(i % 7)}-${i * 7919}`);
    const releases = values.map((value) => registry.add(value));
    for (let i = 0; i < 300; i++) {
      expect(registry.mask(values[i] as string)).toBe('****');
      releases[i]?.();
      expect(registry.mask(values[i] as string)).toBe(values[i]);
      expect(registry.mask(values[299] as string)).toBe(i === 299 ? values[299] : '****');
    }
  });

  it('are found though a shorter one comes later', () => {
    const registry = registryOf('a-long-value-of-many-characters-1');
    expect(registry.mask('a-long-value-of-many-characters-1')).toBe('****');
    registry.add('short-12');
    expect(registry.mask('short-12 a-long-value-of-many-characters-1')).toBe('**** ****');
  });

  it('are found in a megabyte of JSON, of characters of any width', () => {
    const values = Array.from({ length: 1000 }, (_, i) => `${i * 7919}-secret-${i.toString(36)}-x`);
    const registry = registryOf(...values, 'ключ-от-всего');
    const filling = 'some words 鍵 12345 / '.repeat(50);
    const text = JSON.stringify(values.map((value) => ({ a: filling, b: value, c: 'ключ-от-всего' })));
    const masked = registry.mask(text);
    expect(masked).toBe(JSON.stringify(values.map(() => ({ a: filling, b: '****', c: '****' }))));
  });

  it('stay for as long as anybody holds them', () => {
    const registry = new ValueRegistry();
    const [first, second] = [registry.add('abcd-1234'), registry.add('abcd-1234')];
    first();
    first();
    expect(registry.mask('abcd-1234')).toBe('****');
    second();
    expect(registry.mask('abcd-1234')).toBe('abcd-1234');
  });
});

describe('Values that are not searched for', () => {
  it.each(['', 'abc', 'seven77', '********', '****'])('%j', (value) => {
    expect(registryOf(value).mask(`a${value}b`)).toBe(`a${value}b`);
  });

  it('but a mask within a value does no harm', () => {
    const registry = registryOf('****abcd', 'efgh-ijkl');
    const once = registry.mask('efgh-ijklabcdabcd');
    expect(once).not.toContain('ijkl');
    expect(registry.mask(once)).toBe(once);
  });
});

describe('A text that is JSON', () => {
  const cases: [name: string, secret: string, text: string, expected: string][] = [
    ['an escape that the value seems to begin in', 'nabcdefgh', '{"a":"\\nabcdefgh"}', '{"a":"\\nabcdefgh"}'],
    ['a code that it seems to begin in', 'e9abcdefg', '{"a":"\\u00e9abcdefg"}', '{"a":"\\u00e9abcdefg"}'],
    ['an escape that it seems to end in', 'abcdefgh\\', '{"a":"abcdefgh\\"x"}', '{"a":"abcdefgh\\"x"}'],
    ['a backslash before the value', 'nabcdefgh', '{"a":"\\\\nabcdefgh"}', '{"a":"\\\\****"}'],
    ['the value as an object', '{"u":"a","p":"b"}', '{"x":{"u":"a","p":"b"},"y":1}', '{"x":"****","y":1}'],
    ['the value across fields', '"abcd":"efgh"', '{"abcd":"efgh"}', '{"****":"****"}'],
    ['the value across numbers', '123456,654321', '[1,123456,654321,2]', '[1,"****",2]'],
    ['the value with a name', '"aa":12345,', '{"aa":12345,"b":1}', '{"****":"****","b":1}'],
    ['quotes around the value', '"abcdefgh"', '{"a":"abcdefgh"}', '{"a":"****"}'],
    ['the end of a text', 'x"},{"y":"z', '[{"a":"x"},{"y":"z"}]', '[{"a":"****"},{"****":"****"}]'],
  ];

  it.each(cases)('stays JSON with %s', (_, secret, text, expected) => {
    const masked = registryOf(secret).mask(text);
    expect(masked).toBe(expected);
    expect(() => JSON.parse(masked) as unknown).not.toThrow();
  });

  it('does not excuse a text that only looks like it', () => {
    expect(registryOf('nabcdefgh').mask('{x} C:\\nabcdefgh')).toBe('{x} C:\\****');
  });
});
