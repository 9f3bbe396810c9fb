import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MaskingScope } from '../masking/index.js';
import { openMaskingScope } from '../masking/index.js';
import { maskBody, maskText } from './body.masker.js';
import { responseRules } from './response-rules.js';
import { responseState } from './response.state.js';

const SECRET = ['quiet', 'Zebra', '42', 'kept'].join('-');
const DIGITS = ['73', '19', '55', '02', '84'].join('');

let scope: MaskingScope;
beforeEach(() => {
  scope = openMaskingScope({});
  scope.register('API_KEY', SECRET);
  scope.register('PIN', DIGITS);
});
afterEach(() => scope.close());

const mask = (body: unknown, response: object = {}) => maskBody(body, response, responseRules(scope));

describe('maskBody', () => {
  it('masks an object again in the next response, where it may hold another secret', () => {
    const body = { note: 'harmless' };
    expect(mask(body)).toBe(body);
    body.note = SECRET;
    expect(mask(body)).toEqual({ note: '****' });
    expect(body.note).toBe(SECRET);
  });

  it('walks what it has masked once in a response', () => {
    const response = {};
    const masked = mask({ note: SECRET }, response);
    expect(mask(masked, response)).toBe(masked);
  });

  it('sees the reply and the response of Node as one', () => {
    const raw = {};
    responseState({ raw }).skip = { fields: 'all', values: true };
    expect(mask({ note: SECRET }, raw)).toEqual({ note: SECRET });
  });

  it.each([
    ['a buffer', () => Buffer.from(SECRET)],
    ['an array buffer', () => new ArrayBuffer(8)],
    ['a stream', () => Readable.from([SECRET])],
    ['a web stream', () => new ReadableStream()],
    ['a web response', () => new Response(SECRET)],
    ['a blob', () => new Blob([SECRET])],
    ['a file', () => new StreamableFile(Buffer.from(SECRET))],
    ['nothing', () => undefined],
    ['null', () => null],
    ['a boolean', () => false],
    ['a number', () => 42],
  ])('gives %s back as it is', (_what, make) => {
    const body = make();
    expect(mask(body)).toBe(body);
  });

  it('masks a number, which adapters would answer as JSON', () => {
    expect(mask(Number(DIGITS))).toBe('****');
  });

  it('withholds a body that throws when it is looked at, as JSON', () => {
    const response = {};
    const masked = mask(new Proxy({ note: SECRET }, { get: () => expect.unreachable(SECRET) }), response);
    expect(JSON.stringify(masked)).toBe('"****"');
    expect(mask(masked, response)).toBe(masked);
  });

  it('answers with JSON what is written as a text', () => {
    const url = new URL(`http://localhost/?note=${SECRET}`);
    expect(JSON.stringify(mask(url))).toBe('"http://localhost/?note=****"');
  });
});

describe('maskText', () => {
  const text = (body: string) => maskText(body, {}, responseRules(scope));

  it.each([
    [`plain ${SECRET}`, 'plain ****'],
    ['password=hunter22 stays, only values are masked', 'password=hunter22 stays, only values are masked'],
    [`{"note":"${SECRET}","password":"p"}`, '{"note":"****","password":"p"}'],
    [`{"pin":${DIGITS},"big":12345678901234567890}`, '{"pin":"****","big":12345678901234567890}'],
    [`[${DIGITS}`, '[****'],
    [`{ no json ${SECRET}`, '{ no json ****'],
  ])('masks %s', (given, expected) => {
    expect(text(given)).toBe(expected);
  });
});
