import { describe, expect, it } from 'vitest';
import { maskLogText } from './index.js';

const inJson = (text: string) => JSON.stringify({ msg: text, next: "b\nit's c" });
/** As it is, in JSON, and in JSON in JSON. */
function expectMasked(text: string, masked: string): void {
  expect(maskLogText(text)).toBe(masked);
  expect(maskLogText(inJson(text))).toBe(inJson(masked));
  expect(maskLogText(inJson(inJson(text)))).toBe(inJson(inJson(masked)));
}

describe('A value without quotes', () => {
  it.each([
    ['password=hunter2x', 'password=****'],
    ['password=hunter2x next', 'password=**** next'],
    ['password=hunter2x\nnext', 'password=****\nnext'],
    ['password=hunter2x\tnext', 'password=****\tnext'],
    ['password=hunter2x,', 'password=****,'],
    ['password=hunter2x, next', 'password=****, next'],
    ['password=hunter2x,\nnext', 'password=****,\nnext'],
    ['password=hunter2x,"next"', 'password=****,"next"'],
    ['password=hunter2x,user.name=ann', 'password=****,user.name=ann'],
    ['password: hunter2x,', 'password: ****,'],
    ['password: hunter2x,\nnext', 'password: ****,\nnext'],
    ['password: hunter2x,user-name: ann', 'password: ****,user-name: ann'],
    ['password=hunter2x;', 'password=****;'],
    ['password=hunter2x;\nnext', 'password=****;\nnext'],
    ['password=hunter2x;User Id=ann', 'password=****;User Id=ann'],
    ['password=hunter2x&', 'password=****&'],
    ['password=hunter2x&&echo', 'password=****&&echo'],
    ['password=hunter2x&\nnext', 'password=****&\nnext'],
    ['password=hunter2x&amp;a=b', 'password=****&amp;a=b'],
    ['password=hunter2x&u[a]=b', 'password=****&u[a]=b'],
    ['password=hunter2x&u%5Ba%5D=b', 'password=****&u%5Ba%5D=b'],
  ])('ends before what follows it: %j', expectMasked);

  it.each([
    ['password=a,b;c&d next', 'password=**** next'],
    ['password: hun@ter2x next', 'password: **** next'],
    ['"pin"=hun@ter2x next', '"pin"=**** next'],
    ['"pin"=4711 next', '"pin"=**** next'],
    ['password=hun,ter: next', 'password=**** next'],
    ['password: a=b,c=d next', 'password: **** next'],
    ['password=hun;ter:2x&y next', 'password=**** next'],
    ['password=C:\\dir\\name next', 'password=**** next'],
    ['password=hunter2x\\', 'password=****'],
    ['password=hun\\ter\\\\2x next', 'password=**** next'],
    ["password=hun'ter`2x next", 'password=**** next'],
    ['password=hun(t)er[2]x next', 'password=**** next'],
  ])('holds signs that a secret may hold: %j', expectMasked);

  it('ends at the zeros that part the variables of a process', () => {
    expect(maskLogText('A=1\0PASSWORD=hunter2x\0B=2')).toBe('A=1\0PASSWORD=****\0B=2');
  });

  it.each(['()', '[]', '{}', '<>', "''", '``'])('leaves the brackets or quotes around it: %s', (pair) => {
    const around = (value: string) => `a ${pair[0]}password=${value}${pair[1]} b`;
    expectMasked(around('hunter2x'), around('****'));
    expectMasked(`(${around('hunter2x')})`, `(${around('****')})`);
  });

  it.each(['{ password=>}', '(password=)', '[password: ]', 'password=,'])('may be none: %s', (text) =>
    expectMasked(text, text),
  );

  it.each([
    ['auth: Basic   hunter2x next', 'auth: **** next'],
    ['auth: Token\thunter2x next', 'auth: **** next'],
    ['auth=Api-Key hunter2x next', 'auth=**** next'],
    ['auth=ApiKey hunter2x, next', 'auth=****, next'],
    ['auth=negotiate hunter2x', 'auth=****'],
    ['auth: Digest username=ann, response=hunter2x\nnext', 'auth: ****\nnext'],
    ['auth: AWS4-HMAC-SHA256 Credential=a/b, Signature=0badc0de\nnext', 'auth: ****\nnext'],
    ['auth: Custom hunter2x', 'auth: **** hunter2x'],
    ['token: Bearer "next"', 'token: **** "next"'],
  ])('takes the scheme before it along: %s', (text, masked) => {
    expect(maskLogText(text)).toBe(masked);
  });

  it.each([
    ['https://token:hunter2x@h/x', 'https://token:****@h/x'],
    ['https://token:hun@ter@h/x', 'https://token:****@h/x'],
    ['https://token:hun,ter;a=b@h/x', 'https://token:****@h/x'],
    ['https://token:hun/ter@h/x', 'https://token:****@h/x'],
    ['//token:hunter2x@h/x', '//token:****@h/x'],
    ['https://token:@h/x', 'https://token:@h/x'],
    ['https://token:8080/x', 'https://token:8080/x'],
    ['https://token:hunter2x', 'https://token:****'],
    ['https://token=hunter2x@h/x', 'https://token=****'],
  ])('ends at the host of a URL whose user has the name of a key: %s', expectMasked);
});

describe('Quotes and backslashes in a value without quotes', () => {
  it.each([
    ['password=hun"ter2x next', 'password=**** next'],
    ['say "password=hunter2x" next', 'say "password=****" next'],
    ['say "password=hunter2x", next', 'say "password=****", next'],
    ['Cookie: a="b c"; d=\'e\' `f`\nnext: g', 'Cookie: ****\nnext: g'],
    ['Cookie: a\\b c\\"d" e\nnext: g', 'Cookie: ****\nnext: g'],
    ['say "Cookie: a b" next', 'say "Cookie: ****" next'],
  ])('end it only where they end the text or the line around it: %j', expectMasked);
});

describe('After an equals sign, what JSON or util.inspect has written', () => {
  it.each([
    ['auth={"user":"ann","key":"hunter2x"} next', 'auth=**** next'],
    ['auth = [ "hunter2x", 1 ] next', 'auth = **** next'],
    ['auth=["hunter2x"], next', 'auth=****, next'],
    ["auth={ user: 'ann', key: 'hunter2x' } next", 'auth=**** next'],
    ['?auth=[x&next=1', '?auth=****&next=1'],
  ])('is masked as a whole: %s', expectMasked);
});

describe('Before a value', () => {
  const ESCAPE = '\u001b';
  it.each([
    ['password  =  hunter2x', 'password  =  ****'],
    ['password:\t \thunter2x', 'password:\t \t****'],
    ['password =>  hunter2x', 'password =>  ****'],
    ['password := hunter2x', 'password := ****'],
    ['password:\u00a0hunter2x', 'password:\u00a0****'],
    [`password: ${ESCAPE}[32m'hunter2x'${ESCAPE}[39m, b`, `password: ${ESCAPE}[32m'****'${ESCAPE}[39m, b`],
    [
      `${ESCAPE}[36mpassword${ESCAPE}[0m=${ESCAPE}[1;32mhunter2x${ESCAPE}[0m`,
      `${ESCAPE}[36mpassword${ESCAPE}[0m=${ESCAPE}[1;32m****${ESCAPE}[0m`,
    ],
    ["{ password:\n   'hunter2x',\n  b: 1 }", "{ password:\n   '****',\n  b: 1 }"],
    ["{ auth:\n   Account {\n     a: 'hunter2x' },\n  b: 1 }", '{ auth:\n   ****,\n  b: 1 }'],
    ["{ auth:\n   Map(1) { 'a' => 'hunter2x' } }", '{ auth:\n   **** }'],
    ["{ auth:\n   [ 'hunter2x' ],\n  b: 1 }", '{ auth:\n   ****,\n  b: 1 }'],
  ])('may stand spaces, tabs, colours or a line break: %j', expectMasked);

  it.each(['{"password":\n\t "hunter2x"}', '{"password" : "hunter2x"}', '{"password":\r\n"hunter2x"}'])(
    'may stand whatever JSON allows: %j',
    (text) => expectMasked(text, text.replace('hunter2x', '****')),
  );

  it('a line break that a letter follows begins something else', () => {
    for (const text of ['password:\nhost: h', 'password:\nWelcome', "say 'password:\nx'"])
      expectMasked(text, text);
  });
});
