import { describe, expect, it } from 'vitest';
import * as Hint from './hint.kinds.js';
import { KeyTails } from './key.tails.js';
import { BYTES_AT_ONCE } from './text.bytes.js';
import { KEY_ENDS, marksOf } from './text.marks.js';
import { ValueTable } from './value.table.js';

const LISTED = new KeyTails([], false);
/** As for an application with an expression. */
const ALL = new KeyTails([], true);
const USUAL_ROOM = 4096;

/** Where marks stand, and of which kind. */
function marksIn(text: string, tails = LISTED): [place: number, kind: number][] {
  const { places, kinds, count } = marksOf(text, tails);
  return Array.from(places.slice(0, count), (place, at) => [place, kinds[at] as number]);
}

/** Where keys end; each place once and in their order. */
function keysIn(text: string): number[] {
  return marksIn(text)
    .filter(([, kind]) => kind === KEY_ENDS)
    .map(([place]) => place);
}

function placesOf(part: string, text: string): number[] {
  return Array.from(text.matchAll(new RegExp(part, 'g')), ({ index }) => index);
}

describe('A mark', () => {
  /** What formats begin with. */
  const HINTS: [start: string, hint: number][] = [
    ['BEGI', Hint.PRIVATE_KEY],
    ['AKIA', Hint.AWS_OR_GOOGLE_KEY],
    ['AIza', Hint.AWS_OR_GOOGLE_KEY],
    ['eyJh', Hint.JWT],
    ['eyJ\u00ff', Hint.JWT],
    ['eyJ', Hint.JWT],
    ['ghs_', Hint.UNDERSCORED_TOKEN],
    ['rk_t', Hint.UNDERSCORED_TOKEN],
    ['hub_', Hint.GITHUB_TOKEN],
    ['xoxb', Hint.DASHED_TOKEN],
    ['glpa', Hint.DASHED_TOKEN],
    ['Bear', Hint.AUTH_SCHEME],
    ['BASI', Hint.AUTH_SCHEME],
    [')=(x', Hint.COLUMNS],
    ['@', Hint.URL_PASSWORD],
    ["'", Hint.APOSTROPHE],
    ['<', Hint.ELEMENT],
  ];

  it.each(HINTS)('stands once where %j begins, at every place in a text', (start, hint) => {
    for (let before = 0; before < 17; before++) {
      const marks = marksIn(`${'.'.repeat(before)}${start}..`).filter(([, kind]) => kind !== KEY_ENDS);
      expect(marks).toEqual([[before, hint]]);
    }
  });

  it.each([
    'pin:',
    'apiKey=',
    '"pin":',
    "'pin':",
    'pin :',
    'pin2=',
    'pin\u001b[39m:',
    '[pin]=',
    'pins:',
    'pin"=',
  ])('stands at the separator of %j, at every place in a text', (key) => {
    for (let before = 0; before < 17; before++) {
      expect(keysIn(`${'.'.repeat(before)}${key}0`)).toEqual([before + key.length - 1]);
      expect(keysIn(`${'.'.repeat(before)}${key}`)).toEqual([before + key.length - 1]);
    }
  });

  it('stands nowhere for what only resembles these', () => {
    const others = [
      'AKIB',
      'eyI.',
      'ghx_',
      'bAER',
      ')=.',
      'BEG',
      'pin;',
      'name:',
      '"level":',
      'host=',
      '::',
      'a=b',
    ];
    expect(others.filter((other) => marksIn(`/////${other}/////`).length > 0)).toEqual([]);
  });

  it('stands at no separator with fewer than three characters before it, or with digits only', () => {
    const starts = ['pi:', '0:', '=', ':', 'a":', '":', 't=', '\\t=', '012:'];
    expect(starts.filter((text) => marksIn(text).length > 0)).toEqual([]);
  });

  it('stands also there where every key is asked about', () => {
    const starts = ['pi:', '0:', '=', 'k=', 'a":', '":', '{:'];
    const expected = starts.map((text) => [[text.length - 1, KEY_ENDS]]);
    expect(starts.map((text) => marksIn(text, ALL))).toEqual(expected);
  });

  it.each(['"k":', '"ab":', "'k'=", '\\"k\\":', ' k:', '"é":', '"7" ='])(
    'stands at the separator of %j where every key is asked about, at every place in a text',
    (key) => {
      for (let before = 0; before < 17; before++) {
        const text = '.'.repeat(before) + key;
        expect(marksIn(text, ALL).filter(([, kind]) => kind === KEY_ENDS)).toEqual([
          [text.length - 1, KEY_ENDS],
        ]);
      }
    },
  );

  it('stands at each separator where every key is asked about', () => {
    const text = 'name: a, level=b {"time":0}, a-:, ]=, "=, 1:';
    expect(marksIn(text, ALL)).toEqual(placesOf('[:=]', text).map((place) => [place, KEY_ENDS]));
  });
});

describe('The marks of a text', () => {
  it('are as many as the text needs, and take their usual room again with the next', () => {
    for (const count of [USUAL_ROOM, 2 * USUAL_ROOM + 1]) {
      const text = 'pin:@'.repeat(count / 2 + 1);
      const expected = Array.from(text.matchAll(/[:@]/g), ({ index, 0: char }) => [
        index,
        char === ':' ? KEY_ENDS : Hint.URL_PASSWORD,
      ]);
      expect(marksIn(text).join()).toBe(expected.join());
    }
    const { places, kinds, count } = marksOf('pin:', LISTED);
    expect([places.length, kinds.length, count]).toEqual([USUAL_ROOM, USUAL_ROOM, 1]);
    expect(marksOf('pin:', LISTED).places).toBe(places);
  });

  it('are found once each where the pieces meet that a long text is read in', () => {
    const parts = ['pin:00', '"apiKey": ', 'AKIA,', 'eyJh', 'host:', '@'];
    for (let before = 0; before < 8; before += 3) {
      const text = '.'.repeat(before) + parts.join('').repeat((3 * BYTES_AT_ONCE) / parts.join('').length);
      const expected = [...placesOf(':(?=[0 ])', text), ...placesOf('AKIA|eyJh|@', text)].sort(
        (a, b) => a - b,
      );
      const places = marksIn(text).map(([place]) => place);
      expect(places.sort((a, b) => a - b)).toEqual(expected);
    }
  });

  it('tell of registered values, too, where a table of these is given', () => {
    const table = new ValueTable(8, 1);
    const pattern = { text: 'zQ7-vault', tail: '', digitEdges: false, offset: 0, next: undefined };
    table.insert(pattern);
    const text = `pin: ${'.'.repeat(2 * BYTES_AT_ONCE)}zQ7-vault; zQ7-vault`;
    const starts = placesOf('zQ7', text);
    const hits = marksOf(text, LISTED, table).hits ?? [];
    expect(hits.map(({ start, end }) => [start, end])).toEqual(starts.map((start) => [start, start + 9]));
    expect(marksOf('pin: zQ7-vault', LISTED).hits).toBeUndefined();
  });

  it('follow the keys that are asked about with each text', () => {
    const own = new KeyTails(['iban'], false);
    const counts = [LISTED, own, LISTED, own].map((tails) => marksIn('iban: ', tails).length);
    expect(counts).toEqual([0, 1, 0, 1]);
  });
});
