import { describe, expect, it } from 'vitest';
import { INNER, isLetter, KINDS, OTHER, QUOTED, SEPARATOR, TRIPLES, tripleOf } from './key.kinds.js';

const SMALL = 'abcdefghijklmnopqrstuvwxyz';

function kindsOf(chars: string): number[] {
  return Array.from(chars, (char) => KINDS[char.charCodeAt(0)] as number);
}

/** All characters of a kind, by their codes. */
function charsOf(kind: number): string {
  return Array.from(KINDS.keys(), (code) => (KINDS[code] === kind ? String.fromCharCode(code) : '')).join('');
}

describe('The kind of a character', () => {
  it('is its own for each letter, whatever its case, and tells it from what is none', () => {
    expect(kindsOf(SMALL)).toEqual(Array.from(SMALL, (_, at) => at + 1));
    expect(kindsOf(SMALL.toUpperCase())).toEqual(kindsOf(SMALL));
    const letters = Array.from(KINDS.keys()).filter((code) => isLetter(KINDS[code] as number));
    expect(String.fromCharCode(...letters)).toBe(SMALL.toUpperCase() + SMALL);
  });

  it('is a separator or a quote for these only', () => {
    expect([charsOf(SEPARATOR), charsOf(QUOTED)]).toEqual([':=', '"']);
  });

  it('is none of a key for the other symbols of ASCII, white space and the beginning of a colour', () => {
    expect(charsOf(OTHER)).toBe("\t\n\r\u001b!#%&'()*+,/;<>?@[\\]^`{|}~\u007f");
  });

  it('is that of a part of a key for digits, joints, and whatever has the low byte of another script', () => {
    const ascii = charsOf(INNER).replace(/[^ -~]/g, '');
    expect(ascii).toBe(' $-.0123456789_');
    expect(new Set(kindsOf('éß\u0080ÿ\u0000\b\v\f\u001f'))).toEqual(new Set([INNER]));
  });
});

it('The kinds of three characters are a place of their own in a table', () => {
  expect(tripleOf(1, 2, 3)).toBe(1 * 1024 + 2 * 32 + 3);
  expect(tripleOf(31, 31, 31)).toBe(TRIPLES - 1);
});
