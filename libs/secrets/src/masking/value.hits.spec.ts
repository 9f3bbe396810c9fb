import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMasking } from '../../../../test/support/open-masking.js';
import { maskLogText, maskValuesInText } from './index.js';

const SECRETS = {
  OBJECT: '{"user":"ann","grant":"hunter2x"}',
  LIST: '["hunter-1","hunter-2"]',
  FIELDS: 'vault-1","next":"vault-2',
  TWO: '{"a":"vault-3"},{"b":4}',
  MIXED: 'true,"vault-5",67',
  DIGITS: '73195502',
  ESCAPE: 'nVault-678',
  BACKSLASH: 'vault-789\\',
  LAP: 'qwer-tyui-7788',
  OVER: 'tyui-7788-asdf',
  ONE: 'vault-8901',
  PADDED: 'vault-89012',
  OCTET: 'ABCD-123',
  INTO_KEY: '8901 password=hun',
  OUT_OF_KEY: 'ter2x vault-89',
};

let end: () => void;
beforeAll(() => {
  const { scope, ...opened } = openMasking();
  end = opened.end;
  for (const secret of Object.values(SECRETS)) scope.masker.register(secret);
});
afterAll(() => end());

const WAYS = { 'a body': maskValuesInText, 'a line of a log': maskLogText };

describe.each(Object.entries(WAYS))('Registered values in JSON that is %s', (_name, mask) => {
  it.each([
    ['{"cfg":{"user":"ann","grant":"hunter2x"},"b":1}', '{"cfg":"****","b":1}'],
    ['[["hunter-1","hunter-2"],3]', '["****",3]'],
    ['{"a":"vault-1","next":"vault-2","b":1}', '{"a":"****","****":"****","b":1}'],
    ['{"a":"my vault-1","next":"vault-2 too"}', '{"a":"my ****","****":"**** too"}'],
    ['[{"a":"vault-3"},{"b":4}]', '[{"****":"****"},{"****":"****"}]'],
    ['[0,true,"vault-5",678]', '[0,"****","****","****"]'],
  ])('are masked piece by piece where they are more than one string: %s', (text, masked) => {
    expect(mask(text)).toBe(masked);
    expect(JSON.parse(masked)).toBeDefined();
  });

  it.each([
    ['[73195502]', '["****"]'],
    ['{"a":-73195502.5,"b":1}', '{"a":"****","b":1}'],
    ['{"a":73195502,"b":"vault-8901"}', '{"a":"****","b":"****"}'],
    ['{"a":"73195502","b":"n 73195502 n"}', '{"a":"****","b":"n **** n"}'],
    ['{"a":"{\\"b\\":73195502}"}', '{"a":"{\\"b\\":\\"****\\"}"}'],
    ['{"a":"{\\"b\\":-73195502.5}"}', '{"a":"{\\"b\\":\\"****\\"}"}'],
    ['{"a":"{\\n\\t\\"b\\":\\t73195502\\n}"}', '{"a":"{\\n\\t\\"b\\":\\t\\"****\\"\\n}"}'],
    ['{"a":"73195502"}\n{"a":73195502}\n', '{"a":"****"}\n{"a":"****"}\n'],
    ['{"a":"no 73195502","b":"{73195502}"}', '{"a":"no ****","b":"{****}"}'],
  ])('take the whole number that they stand in: %s', (text, masked) => {
    expect(mask(text)).toBe(masked);
  });

  it('are none where one begins or ends inside of an escape', () => {
    const innocent = JSON.stringify({ a: 'line\nVault-678', b: 'vault-789\n', c: '73195502' });
    expect(mask(innocent)).toBe(innocent.replace('73195502', '****'));
    expect(mask(JSON.stringify({ a: 'nVault-678', b: 'vault-789\\' }))).toBe('{"a":"****","b":"****"}');
  });

  it('get one mask where they overlap or touch, and each its own where they do not', () => {
    expect(mask('{"a":"qwer-tyui-7788-asdf","b":"vault-8901qwer-tyui-7788"}')).toBe(
      '{"a":"****","b":"****"}',
    );
    expect(mask('qwer-tyui-7788 tyui-7788-asdf')).toBe('**** ****');
  });

  it('are all masked in a long text', () => {
    const line = (secret: string, digits: string) =>
      JSON.stringify(
        Array.from({ length: 99 }, (_, i) => ({ [`n${i}`]: secret, d: digits, x: 'x'.repeat(i) })),
      );
    expect(mask(line('vault-8901', '73195502')) === line('****', '****')).toBe(true);
  });
});

describe('A registered value in a line of a log', () => {
  it.each([
    ['password=vault-8901', 'password=****'],
    ['password=my-vault-8901-x end', 'password=**** end'],
    ['password=x-ABCD-123 end', 'password=**** end'],
    ['ABCD-123 password=x ABCD-123', '**** password=**** ****'],
    [
      'a ABCD-123, b, password=x, c, d, e, ABCD-123, pin=4711',
      'a ****, b, password=****, c, d, e, ****, pin=****',
    ],
    ['{"a":"ABCD-123","password":"ABCD-123","b":"ABCD-123"}', '{"a":"****","password":"****","b":"****"}'],
    ['{"auth":{"a":"ABCD-123"},"b":73195502}', '{"auth":"****","b":"****"}'],
  ])('may stand under a key or beside one: %s', (text, masked) => {
    expect(maskLogText(text)).toBe(masked);
  });

  it.each([
    ['a vault-8901 password=hunter2x end', 'a **** password=**** end'],
    ['a password=hunter2x vault-8901 end', 'a password=**** **** end'],
  ])('is masked where another one reaches into the value of a key: %s', (text, masked) => {
    expect(maskLogText(text)).toBe(masked);
  });
});

it.each([
  ['a=73195502&b', 'a=****&b'],
  ['a%2073195502%20b', 'a%20****%20b'],
  ['a73195502b', 'a****b'],
  ['ab073195502', 'ab073195502'],
  ['%z073195502', '%z073195502'],
  ['731955021', '731955021'],
])('A registered number is found where no digit stands beside it: %s', (text, masked) => {
  expect(maskValuesInText(text)).toBe(masked);
  expect(maskValuesInText(`${'x'.repeat(200)} ${text} x`)).toBe(`${'x'.repeat(200)} ${masked} x`);
});

describe('A registered value in base64', () => {
  const encoded = (...texts: string[]) => Buffer.from(texts.join('')).toString('base64');
  const inUrl = encodeURIComponent;
  it.each([
    [`a=${encoded('vault-8901')}&b`, 'a=****&b'],
    [`a=${encoded('vault-89012')}&b`, 'a=****&b'],
    [`a=${inUrl(encoded('vault-8901'))}&b`, 'a=****&b'],
    [`a=${inUrl(encoded('vault-89012'))}&b`, 'a=****&b'],
    [`a=${encoded('vault-8901').replaceAll('=', '%3d')}&b`, 'a=****&b'],
    [`a=${encoded('vault-8901').replaceAll('=', '')} b`, 'a=**** b'],
  ])('is masked with its padding: %s', (text, masked) => {
    expect(maskValuesInText(text)).toBe(masked);
  });

  it('leaves what was encoded behind it', () => {
    const text = encoded('vault-8901', '~end');
    expect(maskValuesInText(text)).toBe(`****${text.slice(13)}`);
    expect(maskValuesInText(`${text.slice(0, 13)}. End`)).toBe('****. End');
  });
});
