import { describe, expect, it } from 'vitest';
import { FETCHED_AT } from '../shared-read.js';
import { toAnswers, toBinary, toJson, toKeys, toSecretValue } from './link-answer.reader.js';

const MISSING = { kind: 'missing' };
const value = (content: unknown) => ({ kind: 'value', content });
const invalid = (reason: string) => ({ kind: 'invalid', reason: `it answered with ${reason}` });

describe('an answer that is to be a text', () => {
  it.each([
    [undefined, MISSING],
    ['', value({ value: '' })],
    [{ value: 'x' }, value({ value: 'x' })],
    [{ value: 'x', versionId: 'v1' }, value({ value: 'x', versionId: 'v1' })],
    [{ value: 'x', versionId: 5 }, value({ value: 'x' })],
    [{ value: 'x', [FETCHED_AT]: 7 }, value({ value: 'x', fetchedAt: 7 })],
    [{ value: 'x', [FETCHED_AT]: 'then' }, value({ value: 'x' })],
    [null, invalid('null')],
    [5, invalid('a value of type number')],
    [() => 'x', invalid('a value of type function')],
    [Object.assign(() => 'x', { value: 'x' }), invalid('a value of type function')],
    [{ value: 5 }, invalid('an object whose value is no string')],
    [[], invalid('an object whose value is no string')],
  ])('%o', (answer, expected) => expect(toSecretValue(answer)).toStrictEqual(expected));
});

describe('an answer that is to be JSON', () => {
  it.each([
    [undefined, MISSING],
    [null, MISSING],
    [0, value({ node: 0, text: '0' })],
    [{ a: [1] }, value({ node: { a: [1] }, text: '{"a":[1]}' })],
    [() => 'x', invalid('a value of type function')],
    [1n, invalid('what cannot be JSON')],
  ])('%o', (answer, expected) => expect(toJson(answer)).toStrictEqual(expected));

  it('is a copy, which the provider cannot change any more', () => {
    const answer = { a: 1 };
    const checked = toJson(answer);
    answer.a = 2;
    expect(checked).toMatchObject({ content: { node: { a: 1 } } });
  });
});

describe('an answer that is to be bytes', () => {
  const bytes = new Uint8Array([0xff, 0x00, 0xfe]);

  it.each([
    [undefined, MISSING],
    [null, invalid('null')],
    ['text', invalid('a value of type string')],
    [[1, 2], invalid('a value of type object')],
  ])('%o', (answer, expected) => expect(toBinary(answer)).toStrictEqual(expected));

  it('that are a text are searched for as that text, others in what they are encoded as', () => {
    const text = new TextEncoder().encode('pässwört');
    expect(toBinary(text)).toStrictEqual(value({ bytes: text, texts: ['pässwört'] }));
    expect(toBinary(bytes)).toStrictEqual(value({ bytes, texts: ['/wD+', '_wD-', 'ff00fe'] }));
  });

  it('is a copy, which the provider cannot change any more', () => {
    const answer = new Uint8Array([1]);
    const checked = toBinary(answer);
    answer[0] = 2;
    expect(checked).toMatchObject({ content: { bytes: new Uint8Array([1]) } });
  });
});

it('a batch answers the keys that were asked for, and says nothing where it has nothing', () => {
  const batch = new Map<string, unknown>([
    ['A', 'a'],
    ['B', undefined],
    ['C', null],
    ['NOT_ASKED', 'x'],
  ]);
  expect([...toAnswers(batch, ['A', 'B', 'C', 'D'])]).toEqual([
    ['A', 'a'],
    ['C', null],
  ]);
  for (const none of [undefined, null, {}, { get: () => 'x' }, [['A', 'a']]]) {
    expect(toAnswers(none, ['A']).size).toBe(0);
  }
});

it('a listing is a list of texts, of which those count that were asked for', () => {
  expect(toKeys(['a/1', 'b/1', 'a/2'], 'a/')).toStrictEqual(value(['a/1', 'a/2']));
  for (const none of [undefined, 'a/1', { length: 0 }, ['a/1', 5]]) {
    expect(toKeys(none, 'a/')).toStrictEqual(invalid('no list of keys'));
  }
});
