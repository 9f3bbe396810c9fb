import { describe, expect, it } from 'vitest';
import { parseSecretKey } from '../keys/secret-key.js';
import type { LinkValue } from '../providers/chain/secret.link.js';
import { asBinary, asNode, asText } from './value.converter.js';

const whole = parseSecretKey('KEY');
const below = parseSecretKey('KEY#a.b');
const text = (of: string): LinkValue => ({ form: 'text', text: of });
const json = (node: unknown): LinkValue => ({ form: 'json', node });
const binary = (of: string): LinkValue => ({ form: 'binary', bytes: new TextEncoder().encode(of) });

const value = (of: unknown) => ({ kind: 'value', value: of });
const MISSING = { kind: 'missing' };
const invalid = (reason: string) => ({ kind: 'invalid', reason });
const NO_JSON = invalid('it is no valid JSON');
const NO_JSON_FOR_PATH = invalid('it is no valid JSON, which its path needs');
const NO_OBJECT = invalid('it is no JSON object, which its path needs');
const BINARY_AS_JSON = invalid('it is binary, not JSON');

describe('as a text', () => {
  it.each([
    [text('no JSON'), whole, value('no JSON')],
    [text(''), whole, value('')],
    [json({ a: 1 }), whole, value('{"a":1}')],
    [json('text'), whole, value('text')],
    [json(null), whole, MISSING],
    [binary('bytes'), whole, invalid('it is binary')],
    [text('{"a":{"b":7}}'), below, value('7')],
    [text('{"a":{"b":null}}'), below, MISSING],
    [text('{"a":{}}'), below, MISSING],
    [text('no JSON'), below, NO_JSON_FOR_PATH],
    [binary('{"a":{"b":7}}'), below, BINARY_AS_JSON],
  ])('%j under %j', (of, key, expected) => expect(asText(of, key)).toStrictEqual(expected));
});

describe('as JSON', () => {
  it.each([
    [text('{"a":1}'), whole, value({ a: 1 })],
    [text('7'), whole, value(7)],
    [text('null'), whole, MISSING],
    [text('{"a":'), whole, NO_JSON],
    [text('{"a":'), below, NO_JSON_FOR_PATH],
    [text('7'), below, NO_OBJECT],
    [text('null'), below, NO_OBJECT],
    [json('text'), below, NO_OBJECT],
    [text('{"a":{"b":[1]}}'), below, value([1])],
    [json({ a: { b: false } }), below, value(false)],
    [json(undefined), whole, MISSING],
    [binary('{}'), whole, BINARY_AS_JSON],
  ])('%j under %j', (of, key, expected) => expect(asNode(of, key)).toStrictEqual(expected));

  it('is a copy for each caller', () => {
    const kept = json({ a: { b: [1] } });
    const [one, two] = [asNode(kept, whole), asNode(kept, whole)] as { value: { a: { b: number[] } } }[];
    one?.value.a.b.push(2);
    expect([two?.value, kept]).toEqual([{ a: { b: [1] } }, json({ a: { b: [1] } })]);
  });
});

describe('as bytes', () => {
  const bytes = (of: string) => value(new TextEncoder().encode(of));
  it.each([
    [text('pässwört'), whole, bytes('pässwört')],
    [binary('bytes'), whole, bytes('bytes')],
    [json({ a: 1 }), whole, bytes('{"a":1}')],
    [text('{"a":{"b":7}}'), below, bytes('7')],
    [text('{"a":{}}'), below, MISSING],
    [binary('{"a":{"b":7}}'), below, BINARY_AS_JSON],
  ])('%j under %j', (of, key, expected) => expect(asBinary(of, key)).toStrictEqual(expected));

  it('is a copy for each caller', () => {
    const kept = new Uint8Array([1, 2]);
    const one = asBinary({ form: 'binary', bytes: kept }, whole) as { value: Uint8Array };
    one.value.fill(0);
    expect(kept).toEqual(new Uint8Array([1, 2]));
  });
});
