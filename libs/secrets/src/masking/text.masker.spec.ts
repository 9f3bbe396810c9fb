import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FakeClock } from '../../../../test/support/fake-clock.js';
import { KEPT_LINES } from './corpus/kept.lines.js';
import { DIGITS, MASKED_LINES, SECRET } from './corpus/masked.lines.js';
import type { MaskingScope } from './index.js';
import { maskLogText, maskValuesInText, openMaskingScope } from './index.js';

let scope: MaskingScope;

beforeAll(() => {
  scope = openMaskingScope({}, new FakeClock());
  scope.register('VAULT', SECRET);
  scope.register('DIGITS', DIGITS);
});
afterAll(() => scope.close());

describe('A line of a log', () => {
  it.each(MASKED_LINES)('is masked: $name', ({ text, expected }) => {
    expect(maskLogText(text)).toBe(expected);
  });

  it.each(MASKED_LINES)('does not change a second time: $name', ({ text }) => {
    const once = maskLogText(text);
    expect(maskLogText(once)).toBe(once);
  });

  it.each(KEPT_LINES)('stays as it is: %s', (text) => {
    expect(maskLogText(text)).toBe(text);
  });

  it('is masked wherever in a long text the secrets stand', () => {
    for (let length = 16_300; length < 16_420; length++) {
      const line = (...hidden: string[]) =>
        `{"a":"${'x'.repeat(length)}","db_password":"${hidden[0]}","b":"${hidden[1]}","c":"${'y'.repeat(40_000)}","pin":"${hidden[0]}"}`;
      expect(maskLogText(line('hunter', SECRET)) === line('****', '****')).toBe(true);
    }
  });

  it('is given back when it is no text', () => {
    expect(maskLogText(undefined as unknown as string)).toBeUndefined();
  });
});

describe('A text with the rule by value only', () => {
  it('loses registered values and nothing else', () => {
    const text = `password=x ${SECRET} Bearer a1b2c3d4e5`;
    expect(maskValuesInText(text)).toBe('password=x **** Bearer a1b2c3d4e5');
  });
});
