import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { ValueRegistry } from './value.registry.js';

function masked(value: string, text: string): string {
  const registry = new ValueRegistry();
  registry.add(value);
  return registry.mask(text);
}

// One value for each place, whose spelling there is like that of no other place.
it.each([
  ['in what was inspected, with a control character', 'k3y\x1b-0f-it', inspect('k3y\x1b-0f-it')],
  ['in what was inspected, with all three quotes', 'q"7`w\'-key', inspect('q"7`w\'-key')],
  ['as the password of a URL', 'p:w$x&y+z-1', "'p%3Aw$x&y+z-1'"],
  ['in the query of a URL', "a{b}'c^d e-1", "'a{b}%27c^d%20e-1'"],
  ['behind the # of a URL', 'a{b`c d#e-1', "'a{b%60c%20d#e-1'"],
  ['in the path of a URL', 'a|b c{d}e-1', "'a|b%20c%7Bd%7De-1'"],
  ['in the text of an element, where quotes stand as they are', 'a"b&c\'d-<1', "'a\"b&amp;c'd-&lt;1'"],
  ['with apostrophes as XML has them', "a'b&c-x-1", "'a&apos;b&amp;c-x-1'"],
  ['with apostrophes as HTML has them', "a'b&c-x-1", "'a&#39;b&amp;c-x-1'"],
  ['with apostrophes in hexadecimal', "a'b&c-x-1", "'a&#x27;b&amp;c-x-1'"],
  ['with quotes by their number', 'a"b\'c-x-1', "'a&#34;b&#39;c-x-1'"],
  ['with white space around it, where it has some', ' ab 12-34 ', "'ab 12-34'"],
  ['with the white space that makes it long enough', 'pin 42   ', "'pin 42   '"],
  ['in JSON that is safe in HTML', 'a<b>&c-x-1', "'a\\u003cb\\u003e\\u0026c-x-1'"],
  ['in JSON that was inspected', 'q"7-w\\x-1', "'q\\\\\"7-w\\\\\\\\x-1'"],
  ['in hexadecimal with capitals', 'zQ7-vault', "'7A51372D7661756C74'"],
  ['as the pairs that a buffer is printed with', 'zQ7-vault', "'7a 51 37 2d 76 61 75 6c 74'"],
  ['in base64 in a URL', 'w?~w?~w?~', `'${encodeURIComponent(btoa('w?~w?~w?~'))}'`],
  ['by a line of it in a URL', 'first-line-1\nsecond/line-2', "'second%2Fline-2'"],
  ['by a line of it that stands further in', 'first-line-1\n\t  second-line-2', "'second-line-2'"],
  ['in JSON that escapes slashes', 'a/b-c/d-1', "'a\\/b-c\\/d-1'"],
  ['in JSON of ASCII', 'schlüssel-ö1', "'schl\\u00fcssel-\\u00f61'"],
  ['in a form', 'a b~c-(d)-1', "'a+b%7Ec-%28d%29-1'"],
  ['in a URL with small hexadecimal digits', 'a/b?c-x-1', "'a%2fb%3fc-x-1'"],
  ['in a URL in a URL', 'a/b?c-x-1', "'a%252Fb%253Fc-x-1'"],
  ['in a whole URL', 'a b/c?ü-1', "'a%20b/c?%C3%BC-1'"],
  ['as JSON in a URL', 'a"b\\c-x-1', "'a%5C%22b%5C%5Cc-x-1'"],
  ['as a list of bytes', 'zQ7-vault', "'122,81,55,45,118,97,117,108,116'"],
  ['in hexadecimal', 'zQ7-vault', "'7a51372d7661756c74'"],
  ['in base64', 'w?~w??w?~', `'${btoa('w?~w??w?~')}'`],
  [
    'in base64 for URLs',
    'w?~w??w?~',
    `'${btoa('w?~w??w?~').replace('+', '-').replace('/', '_').replace('+', '-')}'`,
  ],
])('A value is masked %s', (_place, value, text) => {
  expect(masked(value, `(${text})`)).toMatch(/^\((['"`])\*{4}\1\)$/);
});

it('A long value is masked in a buffer that was printed, which shows the first of its bytes', () => {
  const value = 'zQ7-vault-'.repeat(7);
  expect(masked(value, `got ${inspect(Buffer.from(`${value} and more`))}`)).toBe(
    'got <Buffer **** ... 29 more bytes>',
  );
});

it('The lines of a JSON secret are no values: they hold names', () => {
  const secret = JSON.stringify({ engine: 'postgres-15.4', password: 'pw-of-line-1' }, null, 2);
  expect(masked(secret, '"engine": "postgres-15.4",')).toBe('"engine": "postgres-15.4",');
});
