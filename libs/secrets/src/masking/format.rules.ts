import { MASK } from './mask.constants.js';
import { maskPrivateKeys } from './pem.finder.js';
import { maskUrlPasswords } from './url.passwords.js';

/** Every quantifier is bounded, and every expression begins at a border: no text makes them slow. */
const AWS_KEY_ID = /(?<![A-Za-z0-9])A(?:KI|SI|BI|CC)A[A-Z0-9]{16}(?![A-Za-z0-9])/g;
const GOOGLE_KEY = /(?<![A-Za-z0-9])AIza[\w-]{35}/g;
const JWT = /(?<![\w-])eyJ[\w-]{5,4096}\.[\w-]{0,16384}\.[\w-]{0,8192}(?:\.[\w-]{0,16384}\.[\w-]{0,1024})?/g;
const UNDERSCORED_TOKENS = [
  /(?<![A-Za-z0-9])gh[oprsu]_[A-Za-z0-9]{36,255}/g,
  /(?<![A-Za-z0-9])github_pat_\w{22,255}/g,
  /(?<![A-Za-z0-9])[rs]k_(?:live|test)_[A-Za-z0-9]{10,255}/g,
  /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36}/g,
];
const SLACK_TOKEN = /(?<![A-Za-z0-9])xox[abeoprs]-[\w-]{10,255}/g;
const GITLAB_TOKEN = /(?<![A-Za-z0-9])glpat-[\w-]{20,255}/g;
const AUTH_SCHEME =
  /(?<![\w-])([Bb]earer|[Bb]asic|BEARER|BASIC)((?:\s|%20|\+){1,4})([\w.~+/-]{8,8192}={0,2})/g;

/**
 * Masks what is known by its form, wherever it stands in a text. Looking for one rare character is ten times
 * cheaper than an expression, so each is tried only where that character stands.
 */
export function maskFormats(text: string): string {
  let masked = text.includes('BEGIN ') ? maskPrivateKeys(text, MASK) : text;
  if (hasNear(masked, 'A', isKeyStart)) masked = masked.replace(AWS_KEY_ID, MASK).replace(GOOGLE_KEY, MASK);
  if (hasNear(masked, 'J', isJwtStart)) masked = masked.replace(JWT, MASK);
  if (hasNear(masked, '_', isTokenBorder)) {
    for (const token of UNDERSCORED_TOKENS) masked = masked.replace(token, MASK);
  }
  if (masked.includes('xox')) masked = masked.replace(SLACK_TOKEN, MASK);
  if (masked.includes('glpat-')) masked = masked.replace(GITLAB_TOKEN, MASK);
  masked = masked.replace(AUTH_SCHEME, maskCredentials);
  return masked.includes('@') ? maskUrlPasswords(masked) : masked;
}

function hasNear(text: string, char: string, test: (text: string, at: number) => boolean): boolean {
  for (let at = text.indexOf(char); at !== -1; at = text.indexOf(char, at + 1)) {
    if (test(text, at)) return true;
  }
  return false;
}

function isKeyStart(text: string, at: number): boolean {
  return (text[at + 3] === 'A' && 'IC'.includes(text[at + 2] ?? ' ')) || text.startsWith('AIza', at);
}

function isJwtStart(text: string, at: number): boolean {
  return text[at - 1] === 'y' && text[at - 2] === 'e';
}

/** The two characters before the underscore of `ghp_`, `npm_`, `github_pat_`, `sk_live_` and `sk_test_`. */
function isTokenBorder(text: string, at: number): boolean {
  const before = text[at - 2];
  switch (text[at - 1]) {
    case 't':
      return before === 'a' || before === 's';
    case 'e':
      return before === 'v';
    case 'm':
      return before === 'p';
    default:
      return before === 'h';
  }
}

function maskCredentials(all: string, scheme: string, space: string, credentials: string): string {
  return isCredentials(scheme, credentials) ? scheme + space + MASK : all;
}

/** "Basic authentication" and "bearer certificates" hold none. */
function isCredentials(scheme: string, text: string): boolean {
  if (scheme.toLowerCase() === 'basic') return Buffer.from(text, 'base64').includes(':');
  return text.length >= 20 || /[\d._~+/=]/.test(text);
}
