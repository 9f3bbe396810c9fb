import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../../../test/support/fake-clock.js';
import { SecretsUnconfiguredError } from '../errors/secrets.errors.js';
import type { MaskingOptions } from './index.js';
import { maskLogText, openMaskingScope } from './index.js';

describe('Rules for responses', () => {
  it.each<[MaskingOptions | undefined, object]>([
    [undefined, { keys: true, values: true, tokens: false }],
    [{ interceptor: true }, { keys: true, values: true, tokens: false }],
    [{ interceptor: false }, { keys: false, values: false, tokens: false }],
    [{ interceptor: { tokens: true } }, { keys: true, values: true, tokens: true }],
    [{ interceptor: { keys: false } }, { keys: false, values: true, tokens: false }],
    [{ values: false }, { keys: true, values: false, tokens: false }],
  ])('of %j', (options, expected) => {
    expect(openMaskingScope(options, new FakeClock()).rules.responses).toEqual(expected);
  });
});

describe('A wrong option', () => {
  it.each<[unknown, RegExp]>([
    [null, /^masking is null; it takes an object/],
    [['a'], /^masking is an array/],
    [{ key: ['a'] }, /^masking\.key is no option; masking takes keys, exclude/],
    [{ keys: 'iban' }, /^masking\.keys is "iban"; it takes a list/],
    [{ keys: ['iban', ''] }, /^masking\.keys\[1\] is ""; it takes a word/],
    [{ keys: [' _-'] }, /^masking\.keys\[0\]/],
    [{ keys: [7] }, /^masking\.keys\[0\] is of type number/],
    [
      { keys: [/.*/] },
      /^masking\.keys\[0\] is \/\.\*\/; it takes an expression that does not match every key/,
    ],
    [{ keys: [/x*/g] }, /every key/],
    [{ keys: [/[\w-]+/y] }, /every key/],
    [{ exclude: 'A' }, /^masking\.exclude is "A"; it takes a list/],
    [{ exclude: [/A/] }, /^masking\.exclude\[0\] is \/A\/; it takes a key/],
    [{ values: 'no' }, /^masking\.values is "no"; it takes a boolean/],
    [{ formats: 0 }, /^masking\.formats is of type number/],
    [{ interceptor: 'off' }, /^masking\.interceptor is "off"; it takes a boolean or an object/],
    [{ interceptor: { token: true } }, /^masking\.interceptor\.token is no option/],
    [{ interceptor: { keys: 1 } }, /^masking\.interceptor\.keys is of type number/],
  ])('%j is named', (options, message) => {
    const attempt = () => openMaskingScope(options as MaskingOptions, new FakeClock());
    expect(attempt).toThrow(SecretsUnconfiguredError);
    expect(attempt).toThrow(message);
  });

  it('leaves nothing behind', () => {
    expect(() => openMaskingScope({ keys: ['badge', ''] }, new FakeClock())).toThrow('keys[1]');
    expect(maskLogText('badge=1')).toBe('badge=1');
  });
});
