import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { CORPUS, REGISTERED } from '../../../../test/support/corpus.js';
import { openMasking } from '../../../../test/support/open-masking.js';
import { maskLogText, maskValuesInText } from './index.js';
import { KeyRule } from './key.rule.js';
import { maskLine } from './text.masker.js';
import { ValueRegistry } from './value.registry.js';

const SECRET = 'zQ7-vault-77';
let end: () => void;

beforeAll(() => {
  const { scope, ...opened } = openMasking();
  end = opened.end;
  for (const [key, value] of Object.entries(REGISTERED)) scope.register(key, value);
});
afterAll(() => end());

/** The cases of the corpus that are texts; the others go through a sink only. */
const TEXTS = CORPUS.filter(({ kind }) => kind === 'text').map(({ name, make, masked }) => {
  const text = make() as string;
  return { name, text, masked };
});

describe('A line of a log', () => {
  it.each(TEXTS.filter(({ masked }) => masked !== undefined))(
    'becomes what the corpus says: $name',
    ({ text, masked }) => expect(maskLogText(text)).toBe(masked),
  );

  it.each(TEXTS)('does not change a second time: $name', ({ text }) => {
    const once = maskLogText(text);
    expect(maskLogText(once)).toBe(once);
    const line = maskLogText(`${JSON.stringify({ level: 30, msg: text })}\n`);
    expect(maskLogText(line)).toBe(line);
  });

  it('is masked wherever in a long text the secrets stand', () => {
    for (let length = 16_300; length < 16_420; length++) {
      const line = (...hidden: string[]) =>
        `{"a":"${'x'.repeat(length)}","db_password":"${hidden[0]}","b":"${hidden[1]}","c":"${'y'.repeat(40_000)}","pin":"${hidden[0]}"}`;
      expect(maskLogText(line('hunter', SECRET)) === line('****', '****')).toBe(true);
    }
  });

  it('is masked by format where formats count, and by value with what it is given for that', () => {
    const [keyRule, maskValues] = [new KeyRule(), (text: string) => text.replace(SECRET, '<value>')];
    const text = `password=x and ${SECRET} and redis://:hunter2x@cache`;
    const masked = 'password=**** and <value> and redis://:hunter2x@cache';
    expect(maskLine(text, { keyRule, formats: false, maskValues })).toBe(masked);
    expect(maskLine(text, { keyRule, formats: true, maskValues })).toBe(masked.replace('hunter2x', '****'));
  });

  it('is given back when it is no text', () => {
    expect(maskLogText(undefined as unknown as string)).toBeUndefined();
  });
});

/** What becomes of a line, and how often it is searched for values once more than it is anyway. */
function maskedLine(text: string, ...secrets: string[]) {
  const values = new ValueRegistry();
  for (const secret of secrets) values.add(secret);
  const maskValues = vi.fn((masked: string) => values.mask(masked));
  const masked = maskLine(text, { keyRule: new KeyRule(), formats: true, values, maskValues });
  return { masked, searches: maskValues.mock.calls.length };
}

describe('A line of a log is searched for values', () => {
  it.each([
    ['a=1 b: it is all open', 'a=1 b: it is all open'],
    ['a=1 password=x', 'a=1 password=****'],
    [`a=${SECRET}`, 'a=****'],
    [`password=x and then ${SECRET}`, 'password=**** and then ****'],
    [`{"password":"x","a":1,"b":"${SECRET}"}`, '{"password":"****","a":1,"b":"****"}'],
    [`it's <b>${SECRET}</b>, Key (id)=(1)`, "it's <b>****</b>, Key (id)=(1)"],
  ])('while it is for keys, and no second time: %s', (text, masked) => {
    expect(maskedLine(text, SECRET)).toEqual({ masked, searches: 0 });
  });

  it.each([
    ['across the end of a value', 'password=x end-7788', 'password=**** end-7788'],
    ['across the quotes of JSON', '{"a":"zQ7"}', '{"****":"****"}'],
    ['in XML', `<pin>1</pin> ${SECRET}`, '<pin>****</pin> ****'],
    ['in SQL', `PASSWORD 'x' ${SECRET}`, "PASSWORD '****' ****"],
    ['in the columns of a row', `Key (pin)=(1) ${SECRET}`, 'Key (pin)=(****) ****'],
  ])('once more where one stands %s', (_name, text, masked) => {
    expect(maskedLine(text, SECRET, 'x end-7788', '"a":"zQ7"')).toEqual({ masked, searches: 1 });
  });

  it('once more where a mask may have made one', () => {
    expect(maskedLine('pin=4711, and so on', '****, and')).toEqual({ masked: 'pin=**** so on', searches: 1 });
    expect(maskedLine('a=4711, and so on', '****, and')).toEqual({
      masked: 'a=4711, and so on',
      searches: 0,
    });
  });
});

describe('A text with the rule by value only', () => {
  it('loses registered values and nothing else', () => {
    const text = `password=x ${SECRET} Bearer a1b2c3d4e5`;
    expect(maskValuesInText(text)).toBe('password=x **** Bearer a1b2c3d4e5');
  });
});
