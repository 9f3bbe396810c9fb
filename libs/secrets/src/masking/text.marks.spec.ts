import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { propertyRuns, propertyTime } from '../../../../test/support/property-runs.js';
import { FORMAT_RULES, maskFormats } from './format.rules.js';
import { SECRET_ENDINGS, TOKEN_ENDINGS } from './key.lists.js';
import { findByKey } from './key.pass.js';
import { KeyRule } from './key.rule.js';
import { BYTES_AT_ONCE } from './text.bytes.js';
import { edited } from './text.edits.js';
import { marksOf } from './text.marks.js';
import { maskLine } from './text.masker.js';
import { ValueRegistry } from './value.registry.js';

const RUNS = propertyRuns(5000);
vi.setConfig({ testTimeout: propertyTime(5000) });

/** What stands between, in and around keys and tokens. */
const GLUE = [
  ...[':', '=', ': ', '":"', '": ', "': '", '\\":\\"', '=>', '::', '=="', ' = ', ']=', '%5D='],
  ...['"', "'", '`', '\\"', '\\', '\\\\"', '{"', ',"', '{', '}', '[', ']', '(', ')', ' ', '  ', '\n'],
  ...['-', '_', '.', '$', '/', ',', '&', '?', ';', '@', '://', '0', '7', 's', 'A', 'x', '****'],
  ...['\u001b[32m', '\u001b[39m', 'é', 'ß', 'ţ', '令', '\u200b'],
];
const ESCAPES = ['\\n', '\\t', '\\f', '\\u0061', '\\u00ad', '\\u200b'];
/** Their low bytes are those of other characters. */
const SYMBOLS = ['•', '‽', '\u2063', '😀'];
const WORDS = [
  ...['mode', 'code', 'encoding', 'option', 'https', 'connection', 'key', 'api', 'set', 'id'],
  ...['iban', 'factor', 'tax', ...SECRET_ENDINGS, ...TOKEN_ENDINGS],
];
const CASES: ((word: string) => string)[] = [
  (word) => word,
  (word) => word.toUpperCase(),
  (word) => word.slice(0, 1).toUpperCase() + word.slice(1),
];
const glue = fc.constantFrom(...GLUE, ...ESCAPES, ...SYMBOLS);
const word = fc
  .tuple(fc.constantFrom(...WORDS), fc.constantFrom(...CASES), fc.option(glue), fc.nat(20))
  .map(([text, spelled, between, place]) => {
    // The ends of escapes are taken for letters, symbols for what their low bytes are.
    const kept = SYMBOLS.includes(between ?? '') ? 7 : between?.includes('\\') ? 3 : 0;
    const at = Math.min(place, Math.max(0, text.replace(/\d+$/, '').length - kept));
    return spelled(text.slice(0, at)) + (between ?? '') + spelled(text.slice(at));
  });
const keyed = fc
  .array(fc.oneof(word, fc.constantFrom(...GLUE)), { maxLength: 14 })
  .map((parts) => parts.join(''));

const alnum = (length: number) => 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0'.repeat(2).slice(0, length);
const TOKENS = [
  ...['AKIA', 'ASIA', 'ABIA', 'ACCA'].map((start) => start + alnum(16).toUpperCase()),
  `AIza${alnum(35)}`,
  `eyJ${alnum(12)}.${alnum(9)}.${alnum(5)}`,
  ...['gho_', 'ghp_', 'ghr_', 'ghs_', 'ghu_', 'npm_'].map((start) => start + alnum(36)),
  `github_pat_${alnum(22)}`,
  ...['sk_live_', 'sk_test_', 'rk_live_', 'rk_test_'].map((start) => start + alnum(12)),
  ...Array.from('abeoprs', (kind) => `xox${kind}-${alnum(11)}`),
  `glpat-${alnum(20)}`,
  ...['Bearer', 'bearer', 'BEARER'].map((scheme) => `${scheme} ${alnum(20)}`),
  ...['Basic', 'basic', 'BASIC'].map((scheme) => `${scheme} ${Buffer.from('user:none').toString('base64')}`),
  `-----BEGIN PRIVATE KEY-----\n${alnum(40)}\n-----END PRIVATE KEY-----`,
  'amqp://user:none@host',
];
const piece = fc.oneof(fc.constantFrom(...TOKENS), glue, fc.string({ maxLength: 3 }));
const formatted = fc.array(piece, { maxLength: 8 }).map((parts) => parts.join(''));

const LISTED = new KeyRule();
/** With an expression every key is asked about; this one matches none. */
const ASKS_ALL = new KeyRule([/(?!)/]);

function hintsIn(text: string): number {
  const { kinds, count } = marksOf(text, LISTED.tails);
  return kinds.slice(0, count).reduce((hints, kind) => hints | kind, 0);
}

function maskByKey(text: string, rule: KeyRule): string {
  return edited(text, findByKey(text, marksOf(text, rule.tails), rule).edits ?? []);
}

function quickly(text: string): string {
  return maskFormats(text, hintsIn(text));
}

/** The obvious way: every expression, whatever the text. */
function maskAllFormats(text: string): string {
  return FORMAT_RULES.reduce((masked, { mask }) => mask(masked), text);
}

describe('The first look at a text', () => {
  it('finds every separator that a key may stand before, if all keys are asked about', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(':', '=', 'a', '8', 'é', '\n'), maxLength: 80 }),
        (text) => {
          const { places, count } = marksOf(text, ASKS_ALL.tails);
          const separators = Array.from(text, (char, at) =>
            /[:=]/.test(char) && !/[:=]/.test(text[at - 1] ?? '') ? at : -1,
          ).filter((at) => at > -1);
          expect([...places.slice(0, count)]).toEqual(expect.arrayContaining(separators));
        },
      ),
      RUNS,
    );
  });

  it.each(TOKENS)('sees %s at every place', (token) => {
    for (let before = 0; before < 20; before++) {
      const text = `${' '.repeat(before)}${token} `;
      expect(quickly(text)).not.toBe(text);
      expect(quickly(text)).toBe(maskAllFormats(text));
    }
  });

  it('sees them also where an application has keys of its own', () => {
    const { tails } = new KeyRule(['badge']);
    for (const token of TOKENS) {
      for (let before = 0; before < 8; before++) {
        const text = `${' '.repeat(before)}${token} `;
        const { kinds, count } = marksOf(text, tails);
        const hints = kinds.slice(0, count).reduce((all, kind) => all | kind, 0);
        expect(maskFormats(text, hints)).toBe(maskAllFormats(text));
      }
    }
  });

  it.each(TOKENS)('sees %s where two pieces of a long text meet', (token) => {
    for (let before = -12; before < 4; before++) {
      const text = `${' '.repeat(BYTES_AT_ONCE + before)}${token}`;
      expect(quickly(text) === maskAllFormats(text) && quickly(text) !== text).toBe(true);
    }
  });

  it('sees nothing of an earlier text behind the end of this one', () => {
    expect(hintsIn(`${' '.repeat(8)}${TOKENS[0]}`)).not.toBe(0);
    expect(hintsIn('a'.repeat(9))).toBe(0);
    marksOf('token:'.repeat(40), LISTED.tails);
    expect(marksOf('a'.repeat(9), LISTED.tails).count).toBe(0);
  });
});

describe('What is left out at first sight makes no difference', () => {
  it('to what is masked by format', () => {
    fc.assert(
      fc.property(formatted, (text) => {
        expect(quickly(text)).toBe(maskAllFormats(text));
      }),
      RUNS,
    );
  });

  it('to what is masked by key', () => {
    const quick = new KeyRule(['iban', 'x2factor', 'tax id']);
    // With an expression every key is asked about; this one matches none.
    const slow = new KeyRule(['iban', 'x2factor', 'tax id', /(?!)/]);
    fc.assert(
      fc.property(keyed, (text) => {
        expect(maskByKey(text, quick)).toBe(maskByKey(text, slow));
      }),
      RUNS,
    );
  });

  it('to what is masked by value beside what is masked by key', () => {
    const secrets = [
      'zQ7-vault-77',
      '1234567890',
      '"quoted"-1',
      '****-star',
      '\\nback\\slash',
      'password=k',
      'two words',
    ];
    const mixed = fc.array(
      fc.oneof(word, fc.constantFrom(...GLUE, ...ESCAPES), fc.constantFrom(...secrets)),
      {
        maxLength: 20,
      },
    );
    const text = fc.oneof(
      mixed.map((parts) => parts.join('')),
      mixed.map((parts) =>
        JSON.stringify({ a: parts.join(''), password: parts[0], [parts[1] ?? 'b']: parts }),
      ),
    );
    fc.assert(
      fc.property(text, fc.subarray(secrets), (line, registered) => {
        const values = new ValueRegistry();
        registered.forEach((value) => values.add(value));
        const rules = { keyRule: LISTED, formats: true, maskValues: (masked: string) => values.mask(masked) };
        // Without the values themselves each pass reads what the one before has left.
        expect(maskLine(line, { ...rules, values })).toBe(maskLine(line, rules));
      }),
      RUNS,
    );
  });
});
