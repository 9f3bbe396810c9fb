import { describe, expect, it } from 'vitest';
import { StringLevels } from './string.levels.js';

type Open = { readonly level: number; readonly start: number } | undefined;

/** The level of a string and the word that it begins with, behind a `'` the word that a text in other quotes begins with. */
function wordsAt(text: string, open: Open, literal: Open): string {
  const word = (start: number) => /^\w*/.exec(text.slice(start))?.[0] ?? '';
  const inner = literal === undefined ? '' : `'${word(literal.start)}`;
  return (open === undefined ? '-' : `${open.level}${word(open.start)}`) + inner;
}

/** What stands around each `¦` of a text; `-` where no string does. */
function around(marked: string): string {
  const text = marked.replaceAll('¦', '');
  const levels = new StringLevels(text);
  const found: string[] = [];
  for (let mark = marked.indexOf('¦'); mark !== -1; mark = marked.indexOf('¦', mark + 1)) {
    found.push(wordsAt(text, levels.at(mark - found.length), levels.literal));
  }
  return found.join(' ');
}

describe('The string of JSON that a place stands in', () => {
  it.each([
    ['¦{"one¦":¦"two¦"¦,"three¦"', '- 0one - 0two - 0three'],
    ['["one¦","two¦"]¦', '0one 0two -'],
    ['{¦ "one¦" :\t"two¦",\r\n"three¦"}', '- 0one 0two 0three'],
    ['{"a":"one {\\"b\\":\\"two¦\\"¦}"¦}', '1two 0one -'],
    [JSON.stringify({ a: JSON.stringify({ b: JSON.stringify({ c: 'three¦' }) }) }), '3three'],
    ['{"a":"\\"one¦\\""}', '1one'],
    ['Map { "one¦" => "two¦" }', '0one 0two'],
  ])('is the innermost: %s', (text, strings) => expect(around(text)).toBe(strings));

  it.each([
    ['say "word¦"', '-'],
    ['6" or: "one¦"', '0one'],
    ['a -> "word¦"', '-'],
    ['a = "word¦"', '-'],
    ['""word¦"', '-'],
    [': "one¦ two "x"', '-'],
    ['{"a":"one: \\"two¦ b\\"c"}', '0one'],
    ['{"a":": \\"two¦"}', '0'],
  ])('is none where a quote begins or ends no string: %s', (text, strings) => {
    expect(around(text)).toBe(strings);
  });

  it.each([',', ':', '}', ']', ' ', '\t', '\r', '\n', '\\', '\u001b', '"', ''])(
    'may have %j behind it',
    (behind) => expect(around(`: "one¦"${behind}`)).toBe('0one'),
  );

  it('may have lost its end', () => expect(around('{"a":"one¦ two')).toBe('0one'));
});

describe('The text in other quotes that a place stands in', () => {
  it.each([
    ["{ a: 'one¦ \"¦', b: `two¦` }¦", "-'one -'one -'two -"],
    ["[ 'one¦', \"it's¦\" ]", "-'one 0it"],
    ["{ a: 'one\\' two¦' }", "-'one"],
    ["{ a: 'one\\\\'¦ }", '-'],
    ["{ a: 'one' + 'two¦' }", "-'two"],
    ["Map { 'one¦' => 'two¦' }", "-'one -'two"],
    ['{"a":"b: \'one¦\', c: `two¦`"¦}', "0b'one 0b'two -"],
    ['{"a":"b: \'one¦","c":"two¦"}', "0b'one 0two"],
    ["{ a: 'one `two¦' }", "-'one"],
    ["it's one¦, isn't it", '-'],
  ])('is known beside the string around it: %s', (text, texts) => expect(around(text)).toBe(texts));
});

describe('A quote that ends a string', () => {
  it.each([
    ['{"a":"b: \\"one","c¦":1}', '0c'],
    ['{"a":"b: \'one","c¦":1}', '0c'],
    ['{"a":"b: \\\\\\"one \\" two¦"}', '0b'],
    [': \\"one " two¦', '-'],
    ['{ a: \'b: "one" two¦\' }', "-'b"],
  ])('ends all that is open in it, and nothing around it: %s', (text, strings) => {
    expect(around(text)).toBe(strings);
  });
});

describe('A value that is skipped', () => {
  it.each([
    ['{ a: ', `'x: "\`: '`, ', b: "one" }', '0one'],
    ['{ a: ', `'x: "\`: '`, ', b: `one` }', "-'one"],
    ['{ a: ', `"x: 'y"`, ', one }', '-'],
    ['{"a":"b: ', `'x'`, '","one":1}', '0one'],
    ['{"a":"b: ', `'x: \\"y'`, ' one"}', '0b'],
  ])('says nothing about the text behind it: %s, %s, %s', (before, value, behind, strings) => {
    const text = before + value + behind;
    const levels = new StringLevels(text);
    levels.at(before.length);
    levels.skipTo(before.length + value.length);
    expect(wordsAt(text, levels.at(text.lastIndexOf('one')), levels.literal)).toBe(strings);
  });
});
