import { describe, expect, it } from 'vitest';
import { KeyEnds } from './key.ends.js';
import { SECRET_ENDINGS, TOKEN_ENDINGS } from './key.lists.js';

const LETTERS = Array.from('abcdefghijklmnopqrstuvwxyz');
const ENDINGS = [...SECRET_ENDINGS, ...TOKEN_ENDINGS];
const LISTED = new KeyEnds([], false);

const tails = ENDINGS.map((ending) => ending.slice(-5));
const known = new Set([...tails, ...tails.map((tail) => `${tail}s`)]);

/** The obvious way: whether the key ends like one of the list, or like its plural. */
function endsLikeOne(key: string): boolean {
  return [3, 4, 5, 6].some((length) => known.has(key.slice(-length)));
}

/** Each word, and all that differ from it in one letter. */
function withNeighbours(words: Iterable<string>): string[] {
  return Array.from(words, (word) =>
    Array.from(word).flatMap((_, at) =>
      LETTERS.map((letter) => word.slice(0, at) + letter + word.slice(at + 1)),
    ),
  ).flat();
}

function asked(ends: KeyEnds, keys: readonly string[]): string[] {
  return keys.filter((key) => ends.mayEnd(key));
}

describe('The last letters of a key', () => {
  it('are those of a listed key or of its plural, or the key is left out: all of three letters', () => {
    const words = LETTERS.flatMap((one) => LETTERS.flatMap((two) => LETTERS.map((last) => one + two + last)));
    expect(asked(LISTED, words)).toEqual(words.filter(endsLikeOne));
  });

  it('are those of a listed key or of its plural, or the key is left out: all that nearly are, of more letters', () => {
    const words = withNeighbours([...known].filter((tail) => tail.length > 3));
    expect(asked(LISTED, words)).toEqual(words.filter(endsLikeOne));
  });

  it('leave out the usual keys of log lines and payloads', () => {
    const usual = [
      ...['id', 'name', 'level', 'time', 'pid', 'hostname', 'msg', 'errorCode', 'responseTime', 'createdAt'],
      ...['content-type', 'content-length', 'x-request-id', 'user-agent', 'accept-encoding', 'remoteAddress'],
      ...['pi', 'in', 'ss', '', '_', '123', 'tokenCount', 'author', 'secretary', 'passwordPolicy'],
    ];
    expect(asked(LISTED, usual)).toEqual([]);
  });

  it('count whatever their case, and whatever stands between and behind them', () => {
    const spelled = [
      'PIN',
      'Pin',
      'p-i-n',
      'pin2',
      'pins3',
      'my.pin',
      'p\u{7f}in',
      'apiKey',
      'API_KEY_',
      '[pin]',
    ];
    expect(asked(LISTED, spelled)).toEqual(spelled);
  });

  it('are not the characters beside the letters in ASCII', () => {
    const beside = ['@', '[', '`', '{'].flatMap((other) => [`${other}p${other}in`, `pi${other}n`]);
    expect(asked(LISTED, beside)).toEqual(beside);
    expect(asked(LISTED, ['p`n', 'p@n', 'p[n', 'p{n', 'zpzin', 'zapin'])).toEqual(['zapin']);
  });

  it('ask about letters that are not in ASCII, as far back as they are read', () => {
    const keys = ['ключ', 'pß', '\u0080id', 'éabcde', 'éabcdef', '\u007fabcde'];
    expect(asked(LISTED, keys)).toEqual(['ключ', 'pß', '\u0080id', 'éabcde']);
  });
});

describe('A key of an application', () => {
  it.each<[string, string[], string[]]>([
    ['iban', ['iban', 'userIbans', 'iban7', 'pin'], ['ban', 'iba', 'urban']],
    ['ibans', ['ibans', 'myIbans2'], ['iban', 'bans']],
    ['iban7', ['iban7', 'iban'], ['ban7']],
    ['tax2factor', ['tax2factor', 'factor', 'actors'], ['ctor']],
    ['vin', ['vin', 'vins'], ['in', 'van']],
  ])('is asked about beside the list: %s', (own, yes, no) => {
    expect(asked(new KeyEnds([own], false), [...yes, ...no])).toEqual(yes);
  });

  it.each(['ab', 'id2', 'ключ', 'user-ключ', 'abc№', '1st'])(
    'has every key asked about if it ends otherwise: %s',
    (own) => {
      expect(asked(new KeyEnds(['iban', own], false), ['id', 'name', ''])).toEqual(['id', 'name', '']);
    },
  );

  it('has every key asked about if it is an expression', () => {
    expect(asked(new KeyEnds([], true), ['id', 'name', ''])).toEqual(['id', 'name', '']);
  });
});
