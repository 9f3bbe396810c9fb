import * as Hint from './hint.kinds.js';

/** What single characters hint at. */
export const HINT_CHARACTERS: readonly (readonly [char: string, hint: number])[] = [
  ['@', Hint.URL_PASSWORD],
  ["'", Hint.APOSTROPHE],
  ['<', Hint.ELEMENT],
];

/** In a quad: any character. */
const ANY = '.';

/** What the formats begin with, four characters each; `github_pat_` is known by rarer ones. */
const QUADS: readonly (readonly [hint: number, quads: string])[] = [
  [Hint.PRIVATE_KEY, 'BEGI'],
  [Hint.AWS_OR_GOOGLE_KEY, 'AKIA ASIA ABIA ACCA AIza'],
  [Hint.JWT, 'eyJ.'],
  [Hint.UNDERSCORED_TOKEN, 'gho_ ghp_ ghr_ ghs_ ghu_ sk_l sk_t rk_l rk_t npm_'],
  [Hint.GITHUB_TOKEN, 'hub_'],
  [Hint.DASHED_TOKEN, 'xox. glpa'],
  [Hint.AUTH_SCHEME, 'Bear bear BEAR Basi basi BASI'],
  [Hint.COLUMNS, ')=(.'],
];

/** The codes of each quad, three where the fourth may be any, and what it hints at. */
export function hintQuads(): { readonly codes: readonly number[]; readonly hint: number }[] {
  return QUADS.flatMap(([hint, quads]) =>
    quads.split(' ').map((quad) => ({ codes: [...Buffer.from(quad.replace(ANY, ''))], hint })),
  );
}
