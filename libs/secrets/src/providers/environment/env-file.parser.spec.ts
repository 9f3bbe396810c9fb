import { parse } from 'dotenv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns, propertyTime } from '../../../../../test/support/property-runs.js';
import { parseEnvText } from './env-file.parser.js';

const read = (text: string) => Object.fromEntries(parseEnvText(text).variables);

describe('the text of a .env file', () => {
  it.each([
    ['a plain value', 'A=1', { A: '1' }],
    ['spaces about the value and the sign', '  A  =  b c  ', { A: 'b c' }],
    ['a colon in place of the sign', 'A: 1\nB:2', { A: '1' }],
    ['export', 'export A=1', { A: '1' }],
    ['names with dots and dashes, and no others', 'a.b-c=1\na b=2\né=3\n=4', { 'a.b-c': '1' }],
    ['an empty value', 'A=\nB= \nC=""', { A: '', B: '', C: '' }],
    ['a line without a value', 'A\nB=2', { B: '2' }],
    ['comments', '# A=1\nB=2 # c\nC="#" # d', { B: '2', C: '#' }],
    ['quotes of each kind', `A="b'c"\nB='b"c'\nC=\`b"'c\``, { A: `b'c`, B: 'b"c', C: `b"'c` }],
    ['quotes that do not end', `A="b\nC='d`, { A: '"b', C: "'d" }],
    ['text behind the closing quote', 'A="b" c\nB="b" "c"', { A: '"b" c', B: 'b" "c' }],
    [
      'line breaks by name, in double quotes only',
      String.raw`A="b\nc\rd"` +
        String.raw`
B='b\nc'
C=b\nc`,
      { A: 'b\nc\rd', B: String.raw`b\nc`, C: String.raw`b\nc` },
    ],
    ['several lines in quotes', 'A="b\nB=c\n"\nD=e', { A: 'b\nB=c\n', D: 'e' }],
    ['a backslash before a quote', String.raw`A="b\"c"`, { A: String.raw`b\"c` }],
    ['line ends of other systems', 'A=1\r\nB=2\rC=3', { A: '1', B: '2', C: '3' }],
    ['the sign within the value', 'A=b=c', { A: 'b=c' }],
    ['the last of several', 'A=1\nA=2', { A: '2' }],
  ])('is read with %s, as dotenv reads it', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
    expect(parse(text)).toEqual(expected);
  });

  it('may name any variable, also one that every object has', () => {
    const { variables } = parseEnvText('__proto__=1\nconstructor=2');
    expect([...variables]).toEqual([
      ['__proto__', '1'],
      ['constructor', '2'],
    ]);
  });

  it(
    'is read as dotenv reads it, whatever stands in it',
    () => {
      const pieces = fc.constantFrom(
        ...[
          'A',
          'B.c-1',
          '=',
          ':',
          ': ',
          ' ',
          '\t',
          '\n',
          '\r\n',
          '\r',
          '"',
          "'",
          '`',
          '#',
          ' #',
          '\\',
          '\\n',
          '\\r',
        ],
        ...['export ', 'x', 'é', '$B', '\u2028', '\ufeff', '\u00a0', '="', "='", '=`', '"\n', "'\n", '`\n'],
      );
      const text = fc.array(pieces, { maxLength: 30 }).map((list) => list.join(''));
      fc.assert(
        fc.property(text, (given) => {
          expect(read(given)).toEqual(parse(given));
        }),
        propertyRuns(2000),
      );
    },
    propertyTime(2000),
  );
});
