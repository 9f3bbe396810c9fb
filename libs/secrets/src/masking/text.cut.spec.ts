import { describe, expect, it } from 'vitest';
import { maskLogText } from './index.js';

const CUT = [
  ['{"a":"x","password":"hunter2x', '{"a":"x","password":"****'],
  ['{"a":"x","password":"hunter2x\\', '{"a":"x","password":"****'],
  ['{"a":1,"pin":47', '{"a":1,"pin":"****"'],
  ['{"a":1,"auth":{"user":"ann","pw', '{"a":1,"auth":"****"'],
  ['{"a":1,"auth":["hun', '{"a":1,"auth":"****"'],
  ["{ a: 1, password: 'hunter2x", '{ a: 1, password: ****'],
  ['{ a: 1, password: "hunter2x', '{ a: 1, password: "****'],
  ["{ a: 1, password: 'hunter\\n' +\n    'tw", "{ a: 1, password: '****'"],
  ["{ a: 1, auth: { user: 'an", '{ a: 1, auth: ****'],
  ["{ a: 1, auth: [ 'a', \"b", '{ a: 1, auth: ****'],
  ["{ a: 1, auth: [ 'a', \"b ], c", '{ a: 1, auth: ****'],
  ['{"a":1,"auth":["b ], c', '{"a":1,"auth":"****"'],
  ["{ a: 1, auth: [Object: null prototype] { a: 'h", '{ a: 1, auth: ****'],
  ['{ a: 1, auth: <Buffer 68 7', '{ a: 1, auth: ****'],
  ['Cookie: a=1; b', 'Cookie: ****'],
  ['password=hun', 'password=****'],
  ['db:\n  password:\n    hun', 'db:\n  password: ****'],
] as const;

describe('A text that was cut off', () => {
  it.each(CUT)('shows nothing of the value that it ends in: %j', (text, masked) => {
    expect(maskLogText(text)).toBe(masked);
  });

  it.each(CUT)('is masked no further than the string of JSON that it stands in: %j', (text, masked) => {
    const line = (msg: string) => JSON.stringify({ msg, next: "it's `b` }]" });
    expect(maskLogText(line(text))).toBe(line(masked));
    expect(maskLogText(line(line(text)))).toBe(line(line(masked)));
  });
});
