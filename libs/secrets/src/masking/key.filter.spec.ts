import { describe, expect, it, vi } from 'vitest';
import { SECRET_ENDINGS, TOKEN_ENDINGS } from './key.lists.js';
import { KeyTails } from './key.tails.js';
import { TailCache } from './tail.cache.js';
import { readPiece } from './text.bytes.js';

const LETTERS = Array.from('abcdefghijklmnopqrstuvwxyz');
const ENDINGS = [...SECRET_ENDINGS, ...TOKEN_ENDINGS];
const LISTED = new KeyTails([], false);

/** Whether three letters are enough to leave a key out. */
function isLookedAt(text: string, tails = LISTED): boolean {
  readPiece(text);
  return tails.mayEndAt(text.length);
}

/** Whether a text may end with a key. */
function isAsked(text: string, tails = LISTED): boolean {
  return isLookedAt(text, tails) && tails.mayReallyEndAt(text.length);
}

/** Each word, and all that differ from it in one letter. */
function withNeighbours(words: Iterable<string>): string[] {
  return Array.from(words, (word) =>
    Array.from(word).flatMap((_, at) =>
      LETTERS.map((letter) => word.slice(0, at) + letter + word.slice(at + 1)),
    ),
  ).flat();
}

describe('Three letters before a separator', () => {
  const known = new Set(
    ENDINGS.flatMap((ending) => [ending, `${ending}s`]).map((ending) => ending.slice(-3)),
  );
  const words = LETTERS.flatMap((one) => LETTERS.flatMap((two) => LETTERS.map((last) => one + two + last)));
  const expected = words.filter((word) => known.has(word));

  it('are those of a listed key or of its plural, or the key is left out', () => {
    expect(words.filter((word) => isLookedAt(`{{${word}`))).toEqual(expected);
    expect(words.filter((word) => isLookedAt(word.toUpperCase()))).toEqual(expected);
  });

  it('are those of a listed key or of its plural, or the key is left out, in quotes', () => {
    expect(words.filter((word) => isLookedAt(`"${word}"`))).toEqual(expected);
  });

  it('leave out most keys of log lines', () => {
    const keys = [
      'content-type',
      'x-hostname',
      'url',
      'level',
      'time',
      'hostname',
      'msg',
      'userAgent',
      'http',
    ];
    expect(keys.filter((key) => isLookedAt(key) || isLookedAt(`"${key}"`))).toEqual([]);
  });

  it.each([
    ['a digit, whatever script', ['id2', '2id', 'idé', 'éid', 'i2d', 'id\u0600']],
    ['what joins words', ['id-', 'i-d', '-id', 'id_', 'id.', 'id$', 'id ']],
    ['what may be around a key', ['id]', 'id)', "id'", 'id`', 'id/', 'id\n', 'id\u001b']],
    ['an escaped tab', ['id\\t']],
  ])('are looked at closer if one of them is %s', (_name, tails) => {
    expect(tails.filter((tail) => !isLookedAt(`{{${tail}`))).toEqual([]);
  });

  it('are fewer where a key without quotes begins, and the key is left out', () => {
    const begins = [
      '/id',
      '{id',
      ',id',
      '&id',
      '"id',
      "'id",
      '=id',
      '/xt',
      '\\nd',
      'a/d',
      '{ t',
      'a\\d',
      'a"d',
    ];
    expect(begins.filter((text) => isLookedAt(`{{${text}`))).toEqual(['{ t']);
    expect(['a:', 'a=', '::'].filter((text) => isLookedAt(`{{${text}`))).toEqual([]);
  });

  it('are fewer where a key in quotes begins with its quote only', () => {
    const inQuotes = ['"id"', '"a"', '""', '{"x"', 'a:"b"'];
    expect(inQuotes.filter((text) => isLookedAt(`{{${text}`))).toEqual(['""']);
    const longer = ['"/id"', '":d"', '"a="', '"i-d"', '\\"id\\"', '" 2"', '\'id"', '"a\\"'];
    expect(longer.filter((text) => !isLookedAt(`{{${text}`))).toEqual([]);
  });

  it('are looked at closer where there are only two and a quote, at the beginning of a text', () => {
    expect([isLookedAt('pi"'), isLookedAt('pin"')]).toEqual([true, true]);
  });
});

describe('A closer look at the letters before a separator', () => {
  const short = new Set(ENDINGS.filter((ending) => ending.length < 6).map((ending) => ending.slice(-3)));
  const long = ENDINGS.filter((ending) => ending.length >= 6);
  const part = (from: number, to?: number) => new Set(long.map((ending) => ending.slice(from, to)));
  const [lastThree, fourth, beforeThree] = [part(-3), part(-4, -1), part(-6, -3)];

  /** The obvious way, for a key of seven letters or more: six letters in three parts, each of any listed key. */
  function endsLikeOne(word: string): boolean {
    const isLong = (key: string) => lastThree.has(key.slice(-3)) && beforeThree.has(key.slice(-6, -3));
    const one = word.slice(0, -1);
    const isPlural = word.endsWith('s') && (short.has(one.slice(-3)) || isLong(one));
    return short.has(word.slice(-3)) || (isLong(word) && fourth.has(word.slice(-4, -1))) || isPlural;
  }

  it('leaves out all that ends otherwise, be it in one letter', () => {
    const endings = ENDINGS.map((ending) => `xxxx${ending}`.slice(-7));
    const words = withNeighbours(new Set([...endings, ...endings.map((ending) => `${ending.slice(1)}s`)]));
    expect(words.filter((word) => isAsked(word))).toEqual(words.filter(endsLikeOne));
  });

  it.each([
    [
      'a key',
      ['pin', 'apikey', 'api-key', 'api_key', 'api$key', 'api key', 'api.key', 'a.p.i.k.e.y', 'x/pin'],
    ],
    ['a key in quotes', ['"pin"', '"api key"', '\\"pin\\"', '\\\\\\"apiKey\\\\\\"', "'api_keys'", '{"/pin"']],
    ['a plural', ['pins', 'apikeys', 'my_api_keys', 'passphrases', 'session-ids']],
    [
      'what is around it',
      ['[pin]', '%5Bpin%5D', "'pin'", 'Symbol(pin)]', 'pin  ', 'pin\\t', 'pin\u001b[39m'],
    ],
    ['digits', ['pin1', 'pin_2', 'pins3', 'pin123456789012', '"pin123456789012"']],
    [
      'what may be an escape',
      ['\\nkey', '\\u00abkey', '\\fkey', '\\nins', 'a\\u00adpikey', 'a\\u00adpikeys', '\\u00adsession'],
    ],
  ])('asks before %s', (_name, texts) => {
    expect(texts.filter((text) => !isAsked(`{{${text}`))).toEqual([]);
  });

  it.each([
    [
      'a part of a key',
      ['key', '"key"', 'sword', 'xsword', '"xsword"', 'keys', 'ssion', '"ssions"', 'in', '"in"'],
    ],
    [
      'another word',
      [
        'monkey',
        'mon-key',
        'mon_key',
        'mon.key',
        'mon$key',
        'mon key',
        'keyword',
        'swordfish',
        'version',
        'accept-encoding',
        'origin',
        'versions',
        'news',
      ],
    ],
    [
      'a part behind a separator',
      ['/key', ',key', 'a{key', 'a/keys', '{sword', '(ssion', '"sword', '\\"key', '\\"monkey\\"', 'a)t'],
    ],
    ['what ends with digits', ['field1', 'user-id2', 'host_port3', 'port123456789012', '"port123456789012"']],
    ['what is in brackets', ['[field]', "['field']", '[monkeys]']],
    ['what is no escape', ['\\u00abxkey', 'u00abkey', 'nkey', '\\xabcxkey', 'a\\zxkey', '\\nxxkey']],
  ])('leaves out %s', (_name, texts) => {
    expect(texts.filter((text) => isAsked(`{{${text}`))).toEqual([]);
  });

  it.each([
    ['not in ASCII', ['portß', 'ékey', 'é-key', 'portß2', 'port\u0080', '"portß"']],
    ['far back', ['port1234567890123', '"port1234567890123"']],
    ['behind two joints or a digit', ['api--key', 'mon2key', 'monékey', '2sword', '2keys', '"2ssions"']],
    [
      'before what a key in quotes may hold',
      ['"/key"', '"a\\"key"', '\\"key\\"', "'key'", '[key]', '[keys]', '"key]'],
    ],
  ])('asks where it sees too little: %s', (_name, texts) => {
    expect(texts.filter((text) => !isAsked(`{{${text}`))).toEqual([]);
  });

  it('reads nothing before the beginning of a text', () => {
    const starts = ['key', 'key"', 'sword', '123', '1234567', 'keys', 'in1', '-key', ' in', ' key"', '/key"'];
    expect(starts.filter((text) => isAsked(text))).toEqual(['-key', ' in', ' key"', '/key"']);
    expect(['pin', 'pin"', 'apikey', '-pin', 'pins', 'pin1'].filter((text) => !isAsked(text))).toEqual([]);
  });

  it('tells letters of this key from those of the one before', () => {
    const keys = ['pins', 'ins', 'jwt', 'a)t', 'apikey', 'key', 'apikeys', 'keys'];
    expect(keys.filter((key) => isAsked(`{{${key}`))).toEqual(['pins', 'jwt', 'apikey', 'apikeys']);
  });
});

describe('What is remembered of the characters before a separator', () => {
  /** Twelve characters each, which are remembered, and what may stand before them, which is not. */
  const ends = [
    ...[
      '202401011200',
      '192.168.1.10',
      '[1234567890]',
      '-----------"',
      '            ',
      '12345678901t',
      '123456789\\t ',
    ],
    ...[
      'p-a-s-s-word',
      's-s-w-o-r-d',
      ' s-s-w-o-r-d',
      '-s-w-o-r-d12',
      'i-k-e-y-----',
      'i-k-e-y-s---',
      'n-k-e-y     ',
    ],
    ...[
      'key123456789',
      'ey1234567890',
      'keys12345678',
      '{s_e_s_s_i_o',
      '"{{{{{{key"]',
      'u00abkey    ',
      '\\u00abke-y12',
    ],
    ...[
      'content-type',
      'x-request-id',
      'my-api-keys1',
      '{{{{{{"pin1"',
      '{{{{"monkey"',
      '00abkey     ',
      '0abk-e-y    ',
    ],
  ];
  const starts = [
    '',
    ' ',
    '{',
    'password',
    'pin',
    'pi',
    'p',
    'api',
    'ap',
    '"',
    '\\"',
    '\\',
    '\\u',
    '\\u0',
    '-',
    'é',
    '1',
    'mo',
  ];
  const texts = starts.flatMap((start) => ends.map((end) => start + end));

  it('is found out once, where no more than these twelve were read', () => {
    const tails = new KeyTails([], false);
    const remembering = vi.spyOn(TailCache.prototype, 'set');
    const timesRemembered = (text: string) => {
      remembering.mockClear();
      readPiece(`{{${text}`);
      expect(tails.mayReallyEndAt(text.length + 2)).toBe(tails.mayReallyEndAt(text.length + 2));
      return remembering.mock.calls.length;
    };
    expect(['content-type', '{{{{{{{{pin', 'na-m-e-s-of'].map(timesRemembered)).toEqual([1, 1, 1]);
    expect(['n-a-m-e-s-of', 'pin1234567890'].map(timesRemembered)).toEqual([0, 0]);
    remembering.mockRestore();
  });

  it('makes no difference, whatever came before', () => {
    const expected = texts.filter((text) => isAsked(text, new KeyTails([], false)));
    expect(texts.filter((text) => isAsked(text))).toEqual(expected);
    const backwards = texts.reduceRight<string[]>(
      (found, text) => (isAsked(text) ? [text, ...found] : found),
      [],
    );
    expect(backwards).toEqual(expected);
  });
});

describe('A key of an application', () => {
  it.each<[string, string[], string[]]>([
    ['iban', ['iban', 'userIbans', 'iban7', 'urban', 'pin'], ['span', 'ibano']],
    ['ibans', ['ibans', 'plans2'], ['iban']],
    ['iban42', ['iban42', 'iban'], ['span42']],
    ['tax2factor42', ['tax2factor42', 'factors'], ['actor']],
    ['serviceключiban', ['serviceключiban', 'serviceключibans'], []],
    ['tax2factor', ['tax2factor', 'factors'], ['actor', 'xactor']],
    ['healthinsurance', ['healthinsurance', 'health_insurances'], ['balances', 'instance']],
  ])('is asked about beside the list: %s', (own, yes, no) => {
    const tails = new KeyTails([own], false);
    expect([...yes, ...no].filter((key) => isAsked(`{{${key}`, tails))).toEqual(yes);
    expect([...yes, ...no].filter((key) => isAsked(`{{"${key}"`, tails))).toEqual(yes);
  });

  it.each<[string, string[], boolean]>([
    ['it ends with fewer than three letters', ['iban', 'ab'], false],
    ['it ends with a letter that is not in ASCII', ['ключ'], false],
    ['it ends with a symbol', ['abc№'], false],
    ['a digit stands among its last letters', ['a2bc'], false],
    ['it is an expression', [], true],
  ])('has every key asked about if %s', (_name, own, all) => {
    const tails = new KeyTails(own, all);
    const keys = ['id', 'name', '/x', '"a"', '""', '::', '{{{'].map((key) => `{{${key}`);
    expect(keys.filter((key) => isAsked(key, tails))).toEqual(keys);
  });

  it('has a table of pairs of its own; those without one share theirs', () => {
    const own = new KeyTails(['iban'], false);
    expect(new KeyTails([], false).pairs).toBe(LISTED.pairs);
    expect(own.pairs).toBe(own.pairs);
    expect(Buffer.compare(own.pairs, LISTED.pairs)).not.toBe(0);
  });
});
