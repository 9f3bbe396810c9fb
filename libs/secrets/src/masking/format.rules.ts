import { Hint } from './text.hints.js';
import { MASK } from './mask.constants.js';
import { maskPrivateKeys } from './pem.finder.js';
import { maskUrlPasswords } from './url.passwords.js';

type Replace = (all: string, ...groups: string[]) => string;

interface FormatRule {
  readonly hint: number;
  mask(text: string): string;
}

/**
 * In this order, since one may stand in another. Every quantifier is bounded, and every expression begins at a border:
 * no text makes them slow.
 */
export const FORMAT_RULES: readonly FormatRule[] = [
  { hint: Hint.PrivateKey, mask: (text) => maskPrivateKeys(text, MASK) },
  rule(Hint.AwsOrGoogleKey, /(?<![A-Za-z0-9])A(?:KI|SI|BI|CC)A[A-Z0-9]{16}(?![A-Za-z0-9])/g),
  rule(Hint.AwsOrGoogleKey, /(?<![A-Za-z0-9])AIza[\w-]{35}/g),
  rule(
    Hint.Jwt,
    /(?<![\w-])eyJ[\w-]{5,4096}\.[\w-]{0,16384}\.[\w-]{0,8192}(?:\.[\w-]{0,16384}\.[\w-]{0,1024})?/g,
  ),
  rule(Hint.UnderscoredToken, /(?<![A-Za-z0-9])gh[oprsu]_[A-Za-z0-9]{36,255}/g),
  rule(Hint.GithubToken, /(?<![A-Za-z0-9])github_pat_\w{22,255}/g),
  rule(Hint.UnderscoredToken, /(?<![A-Za-z0-9])[rs]k_(?:live|test)_[A-Za-z0-9]{10,255}/g),
  rule(Hint.UnderscoredToken, /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36}/g),
  rule(Hint.DashedToken, /(?<![A-Za-z0-9])xox[abeoprs]-[\w-]{10,255}/g),
  rule(Hint.DashedToken, /(?<![A-Za-z0-9])glpat-[\w-]{20,255}/g),
  rule(
    Hint.AuthScheme,
    /(?<![\w-])([Bb]earer|[Bb]asic|BEARER|BASIC)((?:\s|%20|\+){1,4})([\w.~+/-]{8,8192}={0,2})/g,
    maskCredentials,
  ),
  { hint: Hint.UrlPassword, mask: maskUrlPasswords },
];

/** Masks what is known by its form, wherever it stands in a text: of the formats those that are hinted at. */
export function maskFormats(text: string, hints: number): string {
  let masked = text;
  for (const { hint, mask } of FORMAT_RULES) {
    if ((hints & hint) !== 0) masked = mask(masked);
  }
  return masked;
}

function rule(hint: number, expression: RegExp, replace: Replace = () => MASK): FormatRule {
  return { hint, mask: (text) => text.replace(expression, replace) };
}

function maskCredentials(all: string, scheme: string, space: string, credentials: string): string {
  return isCredentials(scheme, credentials) ? scheme + space + MASK : all;
}

/** "Basic authentication" and "bearer certificates" hold none. */
function isCredentials(scheme: string, text: string): boolean {
  if (scheme.toLowerCase() === 'basic') return Buffer.from(text, 'base64').includes(':');
  return text.length >= 20 || /[\d._~+/=]/.test(text);
}
