/** What one look at a text tells may stand in it, a bit each: the formats, and what two passes by key begin at. */
export declare const Hint: {
    readonly PrivateKey: 1;
    readonly AwsOrGoogleKey: 2;
    readonly Jwt: 4;
    readonly UnderscoredToken: 8;
    readonly GithubToken: 16;
    readonly DashedToken: 32;
    readonly AuthScheme: 64;
    readonly UrlPassword: 128;
    readonly Apostrophe: 256;
    readonly Element: 512;
};
/** What single characters hint at. */
export declare const HINT_CHARACTERS: readonly (readonly [char: string, hint: number])[];
/** The codes of each quad, and what it hints at. */
export declare function hintQuads(): {
    readonly codes: Uint8Array;
    readonly hint: number;
}[];
