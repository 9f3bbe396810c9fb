import { beforeEach, describe, expect, it } from 'vitest';
import { SECRET_ENDINGS, TOKEN_ENDINGS } from './key.lists.js';
import { KeyTails } from './key.tails.js';
import { ALONE, BEFORE_END, BEFORE_QUAD, BEFORE_SEPARATOR, END, QUAD, SEPARATOR } from './text.pairs.js';

/** Made anew for each test, since that of the list alone is made once: a listed key adds nothing to it. */
let table: Uint8Array;
beforeEach(() => {
  table = new KeyTails(['pin'], false).pairs;
});

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const HEX = Array.from('abcdef');
/** Of each other kind some: digits and joints, symbols, separators, quotes. */
const PARTS = '07 $-._é\u0000';
const SYMBOLS = ")]}'>`/,\\\n\t";
const SEPARATORS = ':=';
const ALL = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code)).join('');

/** The last three letters of all listed keys and their plurals. */
const tails = [...SECRET_ENDINGS, ...TOKEN_ENDINGS]
  .flatMap((ending) => [ending, `${ending}s`])
  .map((ending) => ending.slice(-3));
const lastTwo = new Set(tails.map((tail) => tail.slice(1)));
const firstTwo = new Set(tails.map((tail) => tail.slice(0, 2)));
const last = new Set([...tails.map((tail) => tail.charAt(2)), ...HEX, 'm']);
const middle = new Set([...tails.map((tail) => tail.charAt(1)), ...HEX]);

function pairsOf(first: string, second: string): string[] {
  return Array.from(first).flatMap((one) => Array.from(second, (other) => one + other));
}

function withFlag(flag: number, pairs: readonly string[]): string[] {
  return pairs.filter(
    (pair) => ((table[pair.charCodeAt(0) | (pair.charCodeAt(1) << 8)] as number) & flag) !== 0,
  );
}

/** That those pairs have a flag, and no others of `pairs`, whatever their case. */
function expectFlag(flag: number, pairs: readonly string[], has: (pair: string) => boolean): void {
  const expected = pairs.filter(has);
  expect(withFlag(flag, pairs)).toEqual(expected);
  const upper = withFlag(
    flag,
    pairs.map((pair) => pair.toUpperCase()),
  );
  expect(upper).toEqual(expected.map((pair) => pair.toUpperCase()));
}

const ofLetters = pairsOf(LETTERS, LETTERS);
const everyPair = pairsOf(ALL, ALL);

describe('Two characters right before a separator', () => {
  it('are letters that a listed key or its plural ends with, or may be of an escape', () => {
    const isHex = (pair: string) => /^[a-f]{2}$/.test(pair);
    expectFlag(BEFORE_SEPARATOR, ofLetters, (pair) => lastTwo.has(pair) || isHex(pair));
  });

  it('are a letter that a listed key ends with, and what may stand before it', () => {
    expectFlag(BEFORE_SEPARATOR, pairsOf(PARTS + SYMBOLS + SEPARATORS, LETTERS), (pair) =>
      last.has(pair.charAt(1)),
    );
    expectFlag(BEFORE_SEPARATOR, pairsOf('"', LETTERS), () => false);
  });

  it('are whatever ends with no letter, but for a quote, of which its own pair tells', () => {
    expectFlag(
      BEFORE_SEPARATOR,
      pairsOf(LETTERS + PARTS + SYMBOLS + '"', PARTS + SYMBOLS + SEPARATORS),
      () => true,
    );
    expectFlag(BEFORE_SEPARATOR, pairsOf(LETTERS, '"'), () => false);
    expectFlag(BEFORE_SEPARATOR, pairsOf(`${PARTS}${SYMBOLS}"`, '"'), () => true);
  });

  it('are followed by a separator, or a quote and a separator', () => {
    const found = withFlag(SEPARATOR, everyPair);
    expect(found).toEqual(everyPair.filter((pair) => /^(?:[:=]|"[:=])/.test(pair)));
  });
});

describe('The two characters before the last of a key', () => {
  it('are letters that stand so in a listed key or its plural', () => {
    expectFlag(BEFORE_END, ofLetters, (pair) => firstTwo.has(pair));
  });

  it('are a letter that stands so, or may be of an escape, and what may stand before it', () => {
    expectFlag(BEFORE_END, pairsOf(PARTS + SYMBOLS + SEPARATORS, LETTERS), (pair) =>
      middle.has(pair.charAt(1)),
    );
    expectFlag(BEFORE_END, pairsOf('"', LETTERS), () => false);
  });

  it('are whatever ends with no letter, but for a quote', () => {
    expectFlag(
      BEFORE_END,
      pairsOf(LETTERS + PARTS + SYMBOLS + '"', PARTS + SYMBOLS + SEPARATORS),
      () => true,
    );
    expectFlag(BEFORE_END, pairsOf(LETTERS + PARTS, '"'), () => false);
  });

  it('are followed by the last letter of a listed key, of an escape or a colour, and a separator or quote', () => {
    const found = withFlag(END, everyPair);
    const expected = everyPair.filter(
      (pair) => last.has(pair.charAt(0).toLowerCase()) && /[:="]$/.test(pair),
    );
    expect(found).toEqual(expected);
  });
});

describe('The opening quote of a key', () => {
  it('stands next to its last letters where an application has keys that are short', () => {
    const { pairs } = new KeyTails(['iban', 'k'], false);
    const flagsOf = (pair: string) => pairs[pair.charCodeAt(0) | (pair.charCodeAt(1) << 8)] as number;
    const letters = Array.from(LETTERS);
    expect(letters.filter((letter) => (flagsOf(`"${letter}`) & BEFORE_SEPARATOR) === 0)).toEqual([]);
    expect(letters.filter((letter) => (flagsOf(`"${letter}`) & BEFORE_END) === 0)).toEqual([]);
    expect(Array.from(ALL).filter((char) => (flagsOf(`${char}"`) & BEFORE_END) === 0)).toEqual([]);
    expect(letters.filter((letter) => (flagsOf(`${letter}"`) & BEFORE_SEPARATOR) !== 0)).toEqual([]);
  });
});

describe('What formats begin with', () => {
  const FOUR = [
    ...[
      'BEGI',
      'AKIA',
      'ASIA',
      'ABIA',
      'ACCA',
      'AIza',
      'gho_',
      'ghp_',
      'ghr_',
      'ghs_',
      'ghu_',
      'sk_l',
      'sk_t',
    ],
    ...['rk_l', 'rk_t', 'npm_', 'hub_', 'glpa', 'Bear', 'bear', 'BEAR', 'Basi', 'basi', 'BASI'],
  ];
  /** Any character may follow these. */
  const THREE = ['eyJ', 'xox', ')=('];

  it('is known by its first pair and its second, wherever the pairs begin', () => {
    const before = new Set([
      ...FOUR.flatMap((quad) => [quad.slice(0, 2), quad.slice(1, 3)]),
      ...THREE.map((one) => one.slice(0, 2)),
    ]);
    expect(withFlag(BEFORE_QUAD, everyPair)).toEqual(everyPair.filter((pair) => before.has(pair)));
    const ends = new Set(FOUR.map((quad) => quad.slice(2)));
    const lasts = new Set([...FOUR.map((quad) => quad.charAt(3)), ...THREE.map((three) => three.charAt(2))]);
    const expected = everyPair.filter((pair) => ends.has(pair) || lasts.has(pair.charAt(0)));
    expect(withFlag(QUAD, everyPair)).toEqual(expected);
  });

  it('is known by one pair where it is one of few: a character that hints, two of three, or a symbol before a separator', () => {
    const middles = new Set(THREE.map((three) => three.slice(1)));
    const expected = everyPair.filter(
      (pair) => /[@'<]/.test(pair) || middles.has(pair) || /^[^A-Za-z:="][:=]$/.test(pair),
    );
    expect(withFlag(ALONE, everyPair)).toEqual(expected);
  });
});
