import { describe, expect, it } from 'vitest';
import { openMasking } from '../../../../test/support/open-masking.js';
import { SecretsUnconfiguredError } from '../errors/secrets.errors.js';
import type { MaskingOptions } from './index.js';
import { maskLogText } from './index.js';

describe('Rules for responses', () => {
  it.each<[MaskingOptions | undefined, object]>([
    [undefined, { keys: true, values: true, tokens: false }],
    [{ interceptor: true }, { keys: true, values: true, tokens: false }],
    [{ interceptor: false }, { keys: false, values: false, tokens: false }],
    [{ interceptor: { tokens: true } }, { keys: true, values: true, tokens: true }],
    [{ interceptor: { keys: false } }, { keys: false, values: true, tokens: false }],
    [{ values: false }, { keys: true, values: false, tokens: false }],
  ])('of %j', (options, expected) => {
    const { scope, end } = openMasking(options);
    expect(scope.rules.responses).toEqual(expected);
    end();
  });
});

describe('A wrong option', () => {
  it.each<[unknown, RegExp]>([
    [null, /^masking takes an object with keys, exclude.*; got null$/],
    [['a'], /^masking .*got a list$/],
    [{ key: ['a'] }, /^masking\.key is no option; there are keys, exclude/],
    [{ keys: 'iban' }, /^masking\.keys takes a list.*; got "iban"$/],
    [{ keys: ['iban', ''] }, /^masking\.keys\[1\] takes a word.*; got ""$/],
    [{ keys: [' _-'] }, /^masking\.keys\[0\]/],
    [{ keys: [7] }, /^masking\.keys\[0\] .*got 7$/],
    [{ keys: [/.*/] }, /^masking\.keys\[0\] takes .*expression that does not match every key; got \/\.\*\/$/],
    [{ keys: [/x*/g] }, /every key/],
    [{ keys: [/[\w-]+/y] }, /every key/],
    [{ exclude: 'A' }, /^masking\.exclude takes a list.*; got "A"$/],
    [{ exclude: [/A/] }, /^masking\.exclude\[0\] takes a text.*; got \/A\/$/],
    [{ values: 'no' }, /^masking\.values takes true or false; got "no"$/],
    [{ formats: 0 }, /^masking\.formats .*got 0$/],
    [{ interceptor: 'off' }, /^masking\.interceptor takes true, false or an object.*; got "off"$/],
    [{ interceptor: { token: true } }, /^masking\.interceptor\.token is no option/],
    [{ interceptor: { keys: 1 } }, /^masking\.interceptor\.keys .*got 1$/],
    [{ values: 1, formats: 2 }, /^masking\.values .*got 1\. masking\.formats .*got 2$/],
  ])('%j is named', (options, message) => {
    const attempt = () => openMasking(options as MaskingOptions);
    expect(attempt).toThrow(SecretsUnconfiguredError);
    expect(attempt).toThrow(message);
  });

  it('leaves nothing behind', () => {
    expect(() => openMasking({ keys: ['badge', ''] })).toThrow('keys[1]');
    expect(maskLogText('badge=1')).toBe('badge=1');
  });
});
