/** What one look at a text tells may stand in it, a bit each: the formats, and what three passes by key begin at. */
export const Hint = {
  PrivateKey: 1,
  AwsOrGoogleKey: 2,
  Jwt: 4,
  UnderscoredToken: 8,
  GithubToken: 16,
  DashedToken: 32,
  AuthScheme: 64,
  Columns: 128,
  Apostrophe: 256,
  Element: 512,
  UrlPassword: 1024,
} as const;

/** What single characters hint at. */
export const HINT_CHARACTERS: readonly (readonly [char: string, hint: number])[] = [
  ['@', Hint.UrlPassword],
  ["'", Hint.Apostrophe],
  ['<', Hint.Element],
];

/** In a quad: any character. */
const ANY = '.';

/** What the formats begin with, four characters each; `github_pat_` is known by rarer ones. */
const QUADS: readonly (readonly [hint: number, quads: string])[] = [
  [Hint.PrivateKey, 'BEGI'],
  [Hint.AwsOrGoogleKey, 'AKIA ASIA ABIA ACCA AIza'],
  [Hint.Jwt, 'eyJ.'],
  [Hint.UnderscoredToken, 'gho_ ghp_ ghr_ ghs_ ghu_ sk_l sk_t rk_l rk_t npm_'],
  [Hint.GithubToken, 'hub_'],
  [Hint.DashedToken, 'xox. glpa'],
  [Hint.AuthScheme, 'Bear bear BEAR Basi basi BASI'],
  [Hint.Columns, ')=(.'],
];

/** The codes of each quad, three where the fourth may be any, and what it hints at. */
export function hintQuads(): { readonly codes: readonly number[]; readonly hint: number }[] {
  return QUADS.flatMap(([hint, quads]) =>
    quads.split(' ').map((quad) => ({ codes: [...Buffer.from(quad.replace(ANY, ''))], hint })),
  );
}
