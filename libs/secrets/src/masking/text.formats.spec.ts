import { describe, expect, it } from 'vitest';
import { maskLogText } from './index.js';

const letters = (count: number) => 'A1b2C3d4E5'.repeat(26).slice(0, count);
const inJson = (text: string) => JSON.stringify({ msg: text, next: 'b' });
const BEGIN = ['-----BEGIN', 'RSA PRIVATE KEY-----'].join(' ');
const END = ['-----END', 'RSA PRIVATE KEY-----'].join(' ');
const LINES = [letters(64), letters(64), letters(40)];

describe('A private key', () => {
  const whole = [BEGIN, ...LINES, END];
  const certificate = ['-----BEGIN CERTIFICATE-----', letters(64), '-----END CERTIFICATE-----'];
  it.each([
    ['one of several', [...certificate, ...whole, ...certificate], [...certificate, '****', ...certificate]],
    ['two', ['a', ...whole, 'b', ...whole, 'c'], ['a', '****', 'b', '****', 'c']],
    ['one that was cut, before another', [BEGIN, letters(64), ...whole, 'c'], ['****', '****', 'c']],
    [
      'one that was cut, before a certificate',
      [BEGIN, letters(64), ...certificate],
      ['****', ...certificate],
    ],
    [
      'one of PGP',
      [BEGIN.replace('KEY', 'KEY BLOCK'), ...LINES, END.replace('KEY', 'KEY BLOCK'), 'c'],
      ['****', 'c'],
    ],
    ['one whose end has lost its dashes', [BEGIN, ...LINES, END.slice(0, -3)], ['****']],
    ['one that was cut in its end', [BEGIN, ...LINES, END.slice(0, 20)], ['****']],
    ['one whose end is another', [BEGIN, ...LINES, '-----END (of key)'], ['****(of key)']],
    ['one that was cut in a line', [BEGIN, letters(64), letters(9)], ['****']],
    ['one that was cut behind its beginning', [BEGIN], ['****']],
    ['one that was cut, and words', [BEGIN, letters(64), 'then it failed'], ['****', 'then it failed']],
  ])('is hidden, and nothing else: %s', (_name, lines, masked) => {
    for (const lineBreak of ['\n', '\r\n', '\n    ', '\\n', '\\\\n']) {
      const [text, expected] = [lines.join(lineBreak), masked.join(lineBreak)];
      expect(maskLogText(text)).toBe(expected);
      expect(maskLogText(inJson(text))).toBe(inJson(expected));
      expect(maskLogText(inJson(inJson(text)))).toBe(inJson(inJson(expected)));
    }
  });

  it('is hidden under a key, and as util.inspect prints it', () => {
    expect(maskLogText(`tls_key=${whole.join('\n')}\nnext`)).toBe('tls_key=****\nnext');
    const printed = whole
      .slice(0, -1)
      .map((line) => `'${line}\\n'`)
      .join(' +\n    ');
    expect(maskLogText(`{ pem: ${printed}`)).toBe("{ pem: '****\\n'");
  });

  it('of one field does not reach into the next', () => {
    const line = { a: [BEGIN, letters(64)].join('\n'), b: certificate.join('\n') };
    expect(JSON.parse(maskLogText(JSON.stringify(line)))).toEqual({ ...line, a: '****' });
  });
});

describe('Tokens known by their form', () => {
  const part = (length: number) => letters(length).slice(0, length);
  it.each([
    ['a signed one', ['eyJ', part(20), '.eyJ', part(30), '.', part(43)]],
    ['an encrypted one', ['eyJ', part(30), '..', part(16), '.', part(60), '.', part(22)]],
    [
      'an encrypted one with a key',
      ['eyJ', part(30), '.', part(99), '.', part(16), '.', part(60), '.', part(22)],
    ],
    ['one without a signature', ['eyJ', part(20), '.eyJ', part(30), '.']],
  ])('are JWTs: %s', (_name, parts) => {
    expect(maskLogText(`got ${parts.join('')} there`)).toBe('got **** there');
  });

  it.each([
    [['sent Bearer ', letters(10), ' there'], 'sent Bearer **** there'],
    [['sent BEARER  \t ', letters(10), ' there'], 'sent BEARER  \t **** there'],
    [['?h=Bearer%20%20', letters(10), '&a=b'], '?h=Bearer%20%20****&a=b'],
    [['?h=bearer+', letters(10), '&a=b'], '?h=bearer+****&a=b'],
    [['sent bearer ', 'abcdefghijklmnopqrst', ' there'], 'sent bearer **** there'],
    [['sent basic ', Buffer.from('ann:hunter2x').toString('base64'), ' there'], 'sent basic **** there'],
    [['sent BASIC ', Buffer.from(':hunter2x').toString('base64'), ' there'], 'sent BASIC **** there'],
  ])('are credentials behind a scheme: %j', (parts, masked) => {
    expect(maskLogText(parts.join(''))).toBe(masked);
  });

  it.each([
    'Basic internationalization is missing',
    'Basic compartmentalisations and 12345678 more',
    'a bearer abcdefghijklmnopqrs of words',
    'Bearer authentication',
    'Bearer short1',
    'my-Bearer a1b2c3d4e5',
  ])('are none in words: %s', (text) => expect(maskLogText(text)).toBe(text));
});

describe('The password of a URL', () => {
  it.each([
    ['redis://:hunter2x@cache', 'redis://:****@cache'],
    ['postgres://app:hu@nter2x@db:5432/x', 'postgres://app:****@db:5432/x'],
    ['pg://app:hunter/2x@db', 'pg://app:****@db'],
    ['pg://app:hun?ter#2x@db and https://h/', 'pg://app:****@db and https://h/'],
    ['pg://app:hun/ter@db://x', 'pg://app:****@db://x'],
    ['pg://app:1234@db pg://b:5@c', 'pg://app:****@db pg://b:****@c'],
    ['(pg://app:x@db)', '(pg://app:****@db)'],
    ["'pg://app:x@db'", "'pg://app:****@db'"],
  ])('is hidden, the rest is kept: %s', (text, masked) => {
    expect(maskLogText(text)).toBe(masked);
    expect(maskLogText(inJson(text))).toBe(inJson(masked));
  });

  it.each([
    'http://host:8080/a@b',
    'http://host:/a@b',
    'http://[::1]:80/@x',
    'http://app:@host/x',
    'http://app:no-port/x',
    'http://host/a:b@c',
    'http://app@host:80',
    'a://b://c @d',
    'mail ann@host',
  ])('is looked for only where one stands: %s', (text) => {
    expect(maskLogText(text)).toBe(text);
    expect(maskLogText(inJson(text))).toBe(inJson(text));
  });
});
