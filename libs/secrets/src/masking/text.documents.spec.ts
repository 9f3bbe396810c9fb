import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { maskLogText } from './index.js';

const inJson = (text: string) => JSON.stringify({ msg: text, next: "b\nit's c" });
/** As it is, in JSON, and in JSON in JSON. */
function expectMasked(text: string, masked: string): void {
  expect(maskLogText(text)).toBe(masked);
  expect(maskLogText(inJson(text))).toBe(inJson(masked));
  expect(maskLogText(inJson(inJson(text)))).toBe(inJson(inJson(masked)));
}

describe('In YAML, what stands below a secret key', () => {
  it.each([
    ['password: |\n  hunter2x\nhost: h', 'password: ****\nhost: h'],
    ['password: |-\n  hunter2x\nhost: h', 'password: ****\nhost: h'],
    ['password: >+\n  hunter2x\nhost: h', 'password: ****\nhost: h'],
    ['password: |2\n  hunter2x\nhost: h', 'password: ****\nhost: h'],
    ['password: |+2\n  hunter2x\nhost: h', 'password: ****\nhost: h'],
    ['password: >2-  \n  hunter2x\nhost: h', 'password: ****\nhost: h'],
    ['password:\n  hunter2x', 'password: ****'],
    ["'password':\n  hunter2x\nhost: h", "'password': ****\nhost: h"],
    ['password:\n  hunter2x\n', 'password: ****\n'],
    ['password:\n\n  hunter2x\n\n\n  trustno1\n\nhost: h', 'password: ****\n\nhost: h'],
    ['password:\n hunter2x\nhost: h', 'password: ****\nhost: h'],
    ['a:\n  password:\n    hunter2x\n  b: c', 'a:\n  password: ****\n  b: c'],
    ['a:\n  password:\n    hunter2x\nb: c', 'a:\n  password: ****\nb: c'],
    ['passwords:\n- hunter2x\n- trustno1\nb: c', 'passwords: ****\nb: c'],
    ['a:\n  passwords:\n  - hunter2x\n  b: c', 'a:\n  passwords: ****\n  b: c'],
    ['a:\n  passwords:\n  - hunter2x\n- b: c', 'a:\n  passwords: ****\n- b: c'],
    ['- password:\n    hunter2x\n  b: c', '- password: ****\n  b: c'],
    ['- password:\n    hunter2x\n- b: c', '- password: ****\n- b: c'],
    ['password: |\n  say "hunter2x" or\n  it\'s `hunter3x`\nhost: h', 'password: ****\nhost: h'],
    ['password: |\nhost: h', 'password: ****\nhost: h'],
  ])('is hidden up to the next key: %j', expectMasked);

  it.each([
    'password:\nhost: h',
    'password:\n',
    'password: \n\n',
    '  password:\nhost: h',
    '  password:\n  host: h',
    '- password:\n- b: c',
    '- password:\n  b: c',
    'passwords:\n-b: c',
    'Enter your password:\n  Welcome back',
    'the password:\n  - is new',
  ])('is kept where it does not belong to the key: %j', (text) => expectMasked(text, text));

  it('is hidden however far in, as far as people write it', () => {
    const indented = (depth: number) =>
      `${' '.repeat(depth)}password:\n${' '.repeat(depth + 1)}hunter2x\nb: c`;
    expect(maskLogText(indented(200))).toBe(`${' '.repeat(200)}password: ****\nb: c`);
    expect(maskLogText(indented(201))).toBe(indented(201));
  });
});

describe('In YAML that util.inspect has put into quotes, what stands below a secret key', () => {
  it.each([
    ['a: 1\npassword: |\n  hunter2x', 'a: 1\npassword: ****'],
    ['a: 1\npassword:\n- hunter2x\n- hunter3x\nhost: h', 'a: 1\npassword: ****\nhost: h'],
    [
      'a: it\'s "b" or `c`\npassword: |\n  it\'s "hunter2x" or\n  `hunter3x`\nhost: h',
      'a: it\'s "b" or `c`\npassword: ****\nhost: h',
    ],
    [
      "a: it's b\npassword: |\n  it's hunter2x or\n  `hunter3x`\nhost: h",
      "a: it's b\npassword: ****\nhost: h",
    ],
    ['a: it\'s "b"\npassword: |\n  it\'s hunter2x or\n  "hunter3x"', 'a: it\'s "b"\npassword: ****'],
  ])('is hidden up to the next key or the end of the text: %j', (text, masked) => {
    const printed = (m: string) => inspect({ m, z: "it's" }, { breakLength: Infinity });
    expectMasked(printed(text), printed(masked));
  });

  it.each([
    [
      ['password: |\n', "  it's hunter2x\n", '  hunter3x\n', 'host: h'],
      ['password: ****\n', 'host: h'],
    ],
    [
      ["'password':\n", '  hunter2x\n', "  it's hunter3x\n", 'host: h'],
      ["'password': ****\n", 'host: h'],
    ],
    [['password: |\n', "  it's hunter2x\n", '  hunter3x'], ['password: ****']],
    [["'password':\n", '  hunter2x\n', "  it's hunter3x"], ["'password': ****"]],
    [
      ["it's\n", 'password:\n', '  `hunter2x`\n', 'host: h'],
      ["it's\n", 'password: ****\n', 'host: h'],
    ],
  ])('is hidden when each line is in quotes of its own: %j', (lines, masked) => {
    const printed = (texts: string[]) =>
      `{ m: ${texts.map((text) => inspect(text)).join(' +\n    ')}, z: 1 }`;
    expectMasked(printed(lines), printed(masked));
  });
});

describe('In XML, what an element with a secret name holds', () => {
  it.each([
    ['<password>hunter2x</password>', '<password>****</password>'],
    ['<a><password>hunter2x</password></a>', '<a><password>****</password></a>'],
    ['<ns.x:api-key id="1">hunter2x</ns.x:api-key>', '<ns.x:api-key id="1">****</ns.x:api-key>'],
    ['<password\n  a="b"\n>hunter2x</password>', '<password\n  a="b"\n>****</password>'],
    ['<pin>1</pin><b>2</b><otp>3</otp><c>4</c>', '<pin>****</pin><b>2</b><otp>****</otp><c>4</c>'],
    ['<password><b>hunter2x</b></password>', '<password>****</password>'],
    ['<password>****</password><pin>1</pin>', '<password>****</password><pin>****</pin>'],
    ['<password/><pin>1</pin>', '<password/><pin>****</pin>'],
  ])('is hidden: %s', expectMasked);

  it.each([
    '<password></password>',
    '<password/>x</password>',
    '<password a="b"/>x</password>',
    '<password>x</pass>',
    '</password>x</password>',
    '<author>x</author>',
    'login <password> <host>',
    'a < password > b </password>',
  ])('is kept where there is no such element: %s', (text) => expectMasked(text, text));

  it('does not reach over the end of its string', () => {
    const line = JSON.stringify({ a: '<password>', b: 'c', d: '</password>' });
    expect(maskLogText(line)).toBe(line);
  });
});

describe('In SQL, the password of a statement', () => {
  it.each([
    ["IDENTIFIED BY 'hunter2x'", "IDENTIFIED BY '****'"],
    ["IDENTIFIED  BY\n  'hunter2x'", "IDENTIFIED  BY\n  '****'"],
    ["IDENTIFIED WITH sha2 BY 'hunter2x'", "IDENTIFIED WITH sha2 BY '****'"],
    ["IDENTIFIED  WITH   'sha2'  AS   'hunter2x';", "IDENTIFIED  WITH   'sha2'  AS   '****';"],
    ["IDENTIFIED BY PASSWORD 'hunter2x'", "IDENTIFIED BY PASSWORD '****'"],
    ["IDENTIFIED BY   PASSWORD   'hunter2x'", "IDENTIFIED BY   PASSWORD   '****'"],
    ["ROLE a PASSWORD 'hunter2x' b 'c'", "ROLE a PASSWORD '****' b 'c'"],
    ["set password 'hunter''2x'''; 'c'", "set password '****'; 'c'"],
    ["PASSWORD 'a', PASSWORD 'b', c 'd'", "PASSWORD '****', PASSWORD '****', c 'd'"],
    ["PASSWORD '' PASSWORD 'b'", "PASSWORD '' PASSWORD '****'"],
    ["PASSWORD '****' PASSWORD 'b'", "PASSWORD '****' PASSWORD '****'"],
  ])('is hidden: %s', (text, masked) => {
    expect(maskLogText(text)).toBe(masked);
  });

  it.each([
    "PASSWORD ''",
    "PASSWORD NULL 'x'",
    "SELECT 'password' 'x'",
    "MYPASSWORD 'x'",
    "PASSWORD'x'",
    "the password isn't there",
    "no password 'til then",
  ])('is kept where there is none: %s', (text) => expectMasked(text, text));
});
