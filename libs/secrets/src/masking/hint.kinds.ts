/** What one look at a text tells may stand in it, a bit each: the formats, and what three passes by key begin at. */
export const PRIVATE_KEY = 1;
export const AWS_OR_GOOGLE_KEY = 2;
export const JWT = 4;
export const UNDERSCORED_TOKEN = 8;
export const GITHUB_TOKEN = 16;
export const DASHED_TOKEN = 32;
export const AUTH_SCHEME = 64;
export const COLUMNS = 128;
export const APOSTROPHE = 256;
export const ELEMENT = 512;
export const URL_PASSWORD = 1024;
