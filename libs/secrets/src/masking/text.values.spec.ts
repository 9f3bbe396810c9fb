import { describe, expect, it } from 'vitest';
import { maskLogText } from './index.js';

const inJson = (text: string) => JSON.stringify({ msg: text, next: "it's `b`, 'c'" });

describe('A quote behind a key that a text ends with', () => {
  it.each([
    "{ note: 'the password: ', b: 'c' }",
    "{ note: 'the password: ' , $: 'c' }",
    "{ 'a note': 'the password: ', 'b-c': 'd' }",
    "{\n      note: 'the password: ',\n      b: 'c'\n}",
    "{ a: { note: 'the password: ' }, b: 'c' }",
    "{ a: [ { note: 'the password: ' } ], b: 'c' }",
    "{ a: [ { note: 'the password: '}\t], b: 'c' }",
    "{ note: 'the password: '}",
    "[ 'the password: ', 'b' ]",
    "[ 'the password: ', \"b's\" ]",
    "[ 'the password: ', { b: 'c' }, [ 'd' ] ]",
    "[ 'the password: ', [ 'b' ] ]",
    '[ `the password: `, `b` ]',
    "[ [ 'the password: ' ], 'b' ]",
    "[ 'the password: ' ]",
    `{ note: 'he said "password": ', b: 'c' }`,
  ])('ends the text, so that nothing is hidden: %s', (text) => {
    expect(maskLogText(text)).toBe(text);
    expect(maskLogText(inJson(text))).toBe(inJson(text));
    expect(maskLogText(inJson(inJson(text)))).toBe(inJson(inJson(text)));
  });
});

describe('A value that looks like the end of a field', () => {
  it.each([
    ["{ password: ', a: 1' }", "{ password: '****' }"],
    ["{ a: 1, password: ' }, x' }", "{ a: 1, password: '****' }"],
    ["{\n  password: ' ], x'\n}", "{\n  password: '****'\n}"],
    ["login(password=', a: x', b)", "login(password='****', b)"],
    ["{'password': ', a: 1', 'b': 2}", "{'password': '****', 'b': 2}"],
    ["['password' => ', a: 1', 'b' => 2]", "['password' => '****', 'b' => 2]"],
    [`{ "it's password": ', a: 1', b: 2 }`, `{ "it's password": '****', b: 2 }`],
  ])('is masked where its key is a field: %s', (text, masked) => {
    expect(maskLogText(text)).toBe(masked);
    expect(maskLogText(inJson(text))).toBe(inJson(masked));
  });
});

describe('A key whose value is a line', () => {
  it.each([
    ['Cookie: a=1; b=2', 'Cookie: ****'],
    ['Cookies: a=1; b=2', 'Cookies: ****'],
    ['cookie2: a=1; b=2', 'cookie2: ****'],
    ['Proxy-Authorization: Custom a b  ', 'Proxy-Authorization: ****  '],
    ['pass phrase: correct horse', 'pass phrase: ****'],
    ['pass_phrase: correct horse', 'pass_phrase: ****'],
    ['PASS-PHRASE: correct horse', 'PASS-PHRASE: ****'],
    ['passphrase: correct horse', 'passphrase: ****'],
    ['connection string: Server=a; Pwd=b c', 'connection string: ****'],
    ['connection_string: Server=a; Pwd=b c', 'connection_string: ****'],
    ['connectionStrings: Server=a; Pwd=b c', 'connectionStrings: ****'],
    ['Cookie: 4711 and more', 'Cookie: ****'],
    ['Cookie: a b\nnext: c d', 'Cookie: ****\nnext: c d'],
    ['Cookie: a b\r\nnext: c d', 'Cookie: ****\r\nnext: c d'],
    ['`Cookie: a b` was sent', '`Cookie: ****` was sent'],
    ["'Cookie: a b' was sent", "'Cookie: ****' was sent"],
    ['"Cookie: a b" was sent', '"Cookie: ****" was sent'],
    ["Cookie: it's `a` b", 'Cookie: ****'],
    ['cookie=a b', 'cookie=**** b'],
    ['cookieToken: a b', 'cookieToken: **** b'],
    ['authorization: ****x y', 'authorization: ****'],
  ])('loses all of it: %j', (text, masked) => {
    expect(maskLogText(text)).toBe(masked);
    expect(maskLogText(inJson(text))).toBe(inJson(masked));
  });

  it.each([
    ['{ cookie: 4711, ok: 1 }', '{ cookie: ****, ok: 1 }'],
    ['{ cookie: 4711 }', '{ cookie: **** }'],
    ['{ authorization: -4711.5e+21, ok: 1 }', '{ authorization: ****, ok: 1 }'],
    ['{ passphrase: 4711n }', '{ passphrase: **** }'],
    ['[ cookies: 4711]', '[ cookies: ****]'],
    ['{ cookies: ****, ok: 1 }', '{ cookies: ****, ok: 1 }'],
  ])('loses a number that util.inspect has written: %s', (text, masked) => {
    expect(maskLogText(text)).toBe(masked);
    expect(maskLogText(inJson(text))).toBe(inJson(masked));
  });
});

describe('What stands in the place of a value', () => {
  it.each([
    'UPDATE users SET password = $1, pin = $12 WHERE token = ?',
    'VALUES (password=?)',
    'password: null, pin: undefined, secret: nil, otp: NULL, cvc: None',
    'password: true, pin: false, secret: True, otp: FALSE, cvc: False',
    'password: \'\', pin: "", secret: ``',
    'password:',
    'password=',
    'password: ',
    '{"password":',
  ])('is kept where it is none: %s', (text) => {
    expect(maskLogText(text)).toBe(text);
    expect(maskLogText(inJson(text))).toBe(inJson(text));
    expect(maskLogText(inJson(inJson(text)))).toBe(inJson(inJson(text)));
  });

  it.each([
    ['password=$12345 x', 'password=**** x'],
    ['password=?x y', 'password=**** y'],
    ['password: nullable, x', 'password: ****, x'],
    ['password: true-love, x', 'password: ****, x'],
    ['password: ****x y', 'password: **** y'],
    ['password: *****', 'password: ****'],
    ['password: ****,next', 'password: ****'],
  ])('is masked where it is a part of one: %s', (text, masked) => {
    expect(maskLogText(text)).toBe(masked);
  });

  it.each(['', ', next', ': next', ') x', '] x', '} x', '> x', '" x', "' x", '` x', '\\n x', ',', ',\\n x'])(
    'is a mask that stays when %j follows it',
    (rest) => expect(maskLogText(`password: ****${rest}`)).toBe(`password: ****${rest}`),
  );
});

describe('What util.inspect writes after a key', () => {
  it.each([
    ["Map(1) { 'password' => { a: 'x' }, 'b' => 1 }", "Map(1) { 'password' => ****, 'b' => 1 }"],
    ["{ auth: Map(1) { 'a' => 1 }, b: 1 }", '{ auth: ****, b: 1 }'],
    ["{ auth: Account { a: 'x' }, b: 1 }", '{ auth: ****, b: 1 }'],
    ["{ auth: Account [Admin] { a: 'x' }, b: 1 }", '{ auth: ****, b: 1 }'],
    ['{ auth: Object [Generator] {}, b: 1 }', '{ auth: ****, b: 1 }'],
    ["auth: [it's] next", 'auth: **** next'],
    ['{ auth: [ \u001b[33m1\u001b[39m, \u001b[33m2\u001b[39m ], b: 1 }', '{ auth: ****, b: 1 }'],
    ["{ auth: [Object: null prototype] { a: 'x' }, b: 1 }", '{ auth: ****, b: 1 }'],
    ["{ auth: [Arguments] [ 'x' ], b: 1 }", '{ auth: ****, b: 1 }'],
    ["{ auth: [Array(1): null prototype] [ 'x' ], b: 1 }", '{ auth: ****, b: 1 }'],
    ["{ auth: List(1) [ 'x' ], b: 1 }", '{ auth: ****, b: 1 }'],
    ['{ auth: <Buffer 68 75 6e 74 65 72>, b: 1 }', '{ auth: ****, b: 1 }'],
    ['{ auth: <Buffer 68 75 ... 3 more bytes>, b: 1 }', '{ auth: ****, b: 1 }'],
    [`{ auth: <Buffer ${'68 '.repeat(50)}... 14 more bytes>, b: 1 }`, '{ auth: ****, b: 1 }'],
    ['{ auth: <Buffer>, b: 1 }', '{ auth: ****, b: 1 }'],
    [`{ auth: "a's\\n" +\n    'b', c: 1 }`, '{ auth: "****", c: 1 }'],
    [`{ "it's auth": "a's\\n" +\n    'b', c: 1 }`, `{ "it's auth": "****", c: 1 }`],
    ["{ auth: 'a\\n' +\n    'b', c: 1 }", "{ auth: '****', c: 1 }"],
    ["{ auth: 'a\\n' +\n    \"b's\\n\" +\n    `c`, d: 1 }", "{ auth: '****', d: 1 }"],
  ])('is masked as a whole: %s', (text, masked) => {
    expect(maskLogText(text)).toBe(masked);
    expect(maskLogText(inJson(text))).toBe(inJson(masked));
  });
});
