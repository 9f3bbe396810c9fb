import { describe, expect, it } from 'vitest';
import { maskLogText } from './index.js';

const inJson = (text: string) => JSON.stringify({ msg: text, next: 'b' });
/** As it is, in JSON, and in JSON in JSON. */
function expectMasked(text: string, masked: string): void {
  expect(maskLogText(text)).toBe(masked);
  expect(maskLogText(inJson(text))).toBe(inJson(masked));
  expect(maskLogText(inJson(inJson(text)))).toBe(inJson(inJson(masked)));
}
const expectKept = (text: string) => expectMasked(text, text);

describe('A secret key in a text', () => {
  it.each([
    ['pin0=4711 pin9=4711', 'pin0=**** pin9=****'],
    ['db.pass=x db$pass=x db-pass=x db_pass=x', 'db.pass=**** db$pass=**** db-pass=**** db_pass=****'],
    ['é_pass=hunter2x', 'é_pass=****'],
    ['пароль.pin=4711', 'пароль.pin=****'],
    ['"user.pin": 4711', '"user.pin": "****"'],
    ["'user pin': 4711", "'user pin': ****"],
    ['`pin`: 4711 next', '`pin`: **** next'],
    ['user[pin]=4711', 'user[pin]=****'],
    ['[pin]: 4711', '[pin]: ****'],
    ['[Symbol(pin)]: 4711', '[Symbol(pin)]: ****'],
    ['user%5Bpin%5D=4711 %5bpin%5d=4711', 'user%5Bpin%5D=**** %5bpin%5d=****'],
    ['?a=b%26pin=4711', '?a=b%26pin=****'],
    ['pin       : 4711', 'pin       : ****'],
    ['a\npin=4711\tpin=4711\r\npin=4711', 'a\npin=****\tpin=****\r\npin=****'],
    [
      '\u001b[36mpin\u001b[0m=4711 \u001b[1;36mpin\u001b[0m=4711',
      '\u001b[36mpin\u001b[0m=**** \u001b[1;36mpin\u001b[0m=****',
    ],
    ['\u001b[36mpin=4711\u001b[0m', '\u001b[36mpin=****\u001b[0m'],
  ])('is found in whatever way it is written: %j', expectMasked);

  it.each([
    ['{"p\\u0069n":4711}', '{"p\\u0069n":"****"}'],
    ['{"user\\npin":4711}', '{"user\\npin":"****"}'],
    ['{"a":"\\u00a0pin=4711"}', '{"a":"\\u00a0pin=****"}'],
    ['{"a":"b\\fpin=4711"}', '{"a":"b\\fpin=****"}'],
    ['{"a":"{\\"p\\\\u0069n\\":4711}"}', '{"a":"{\\"p\\\\u0069n\\":\\"****\\"}"}'],
    ['{"pin" : 4711}', '{"pin" : "****"}'],
  ])('is found in JSON that is written otherwise than most is: %s', (text, masked) => {
    expect(maskLogText(text)).toBe(masked);
  });

  it('may have a tab behind it', () => {
    expect(maskLogText('pin\t:\t4711\tnext')).toBe('pin\t:\t****\tnext');
  });

  it.each([
    ['the api key: hunter2x', 'the api key: ****'],
    ['a session id: hunter2x', 'a session id: ****'],
    ['the max password: hunter2x', 'the max password: ****'],
    ['total pin: 4711', 'total pin: ****'],
    ['pin 12: hunter2x', 'pin 12: ****'],
    ['pin 12:a30', 'pin 12:****'],
    ['pin1:30 2nd-pin:30', 'pin1:**** 2nd-pin:****'],
    ['credentials: token: hunter2x next', 'credentials: token: **** next'],
    ['credentials: the token: hunter2x next', 'credentials: **** token: **** next'],
    ['secret: hunter2x: next', 'secret: **** next'],
    ['secret: a/token: next', 'secret: **** next'],
    ['secret:token: next', 'secret:**** next'],
    ["password: 'token:' next", "password: '****' next"],
    ['password: token=hunter2x', 'password: ****'],
    ['password=api key=open', 'password=**** key=open'],
  ])('may be two words, or stand behind another: %s', expectMasked);

  it.each([
    ['password=x= next', 'password=**** next'],
    ['token=YWI== next', 'token=**** next'],
    ['password:/hunter2x', 'password:****'],
    ['x:password:hunter2x', 'x:password:****'],
    ['/token:10x next', '/token:**** next'],
    ['/token:10.5 next', '/token:**** next'],
    ['/token:a10 next', '/token:**** next'],
    ['/token:1234567 next', '/token:**** next'],
  ])('is one although a place or a comparison is written alike: %s', expectMasked);

  it.each([
    'secret://vault/path',
    'if (token == x || token === y) pin != z',
    'Auth::Token and auth::x',
    'pin 12:30 and otp 09:15:30',
    'src/token:10 (src/token:10:5) src/token:10, src/token:10',
    'arn:aws:secretsmanager:eu-west-1:1:secret:prod/db',
    'max tokens: 8, TOTAL Tokens: 9',
    'tests pass: 3, pass2: 4',
    'dcpin=7 spin=8 pinned=9',
    'passwordĺhunter2x and passwordĽhunter2x',
    '=x :y "": z',
  ])('is none in what is written alike: %s', expectKept);

  it('is found behind a name that is as long as names may be', () => {
    for (const length of [60, 190]) {
      const name = `${'a'.repeat(length)}_pin`;
      expectMasked(`${name}=4711 "${name}": 4711`, `${name}=**** "${name}": "****"`);
    }
  });
});
