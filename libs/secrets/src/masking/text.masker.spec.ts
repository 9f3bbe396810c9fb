import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CORPUS, REGISTERED } from '../../../../test/support/corpus.js';
import { openMasking } from '../../../../test/support/open-masking.js';
import { maskLogText, maskValuesInText } from './index.js';

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
