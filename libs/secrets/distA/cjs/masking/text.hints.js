"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.HINT_CHARACTERS = exports.Hint = void 0;
exports.hintQuads = hintQuads;
/** What one look at a text tells may stand in it, a bit each: the formats, and what two passes by key begin at. */
exports.Hint = {
    PrivateKey: 1,
    AwsOrGoogleKey: 2,
    Jwt: 4,
    UnderscoredToken: 8,
    GithubToken: 16,
    DashedToken: 32,
    AuthScheme: 64,
    UrlPassword: 128,
    Apostrophe: 256,
    Element: 512,
};
/** What single characters hint at. */
exports.HINT_CHARACTERS = [
    ['@', exports.Hint.UrlPassword],
    ["'", exports.Hint.Apostrophe],
    ['<', exports.Hint.Element],
];
/** In a quad: any character. */
const ANY = '.';
/** What the formats begin with, four characters each; `github_pat_` is known by rarer ones. */
const QUADS = [
    [exports.Hint.PrivateKey, 'BEGI'],
    [exports.Hint.AwsOrGoogleKey, 'AKIA ASIA ABIA ACCA AIza'],
    [exports.Hint.Jwt, 'eyJ.'],
    [exports.Hint.UnderscoredToken, 'gho_ ghp_ ghr_ ghs_ ghu_ sk_l sk_t rk_l rk_t npm_'],
    [exports.Hint.GithubToken, 'hub_'],
    [exports.Hint.DashedToken, 'xox. glpa'],
    [exports.Hint.AuthScheme, 'Bear bear BEAR Basi basi BASI'],
];
/** The codes of each quad, and what it hints at. */
function hintQuads() {
    return QUADS.flatMap(([hint, quads]) => quads.split(' ').flatMap((quad) => {
        const start = Buffer.from(quad.replace(ANY, ''));
        const ends = quad.endsWith(ANY) ? Array.from({ length: 256 }, (_, code) => [code]) : [[]];
        return ends.map((end) => ({ codes: Uint8Array.of(...start, ...end), hint }));
    }));
}
