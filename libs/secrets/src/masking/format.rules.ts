import { MASK } from './mask.constants.js';
import { maskPrivateKeys } from './pem.finder.js';
import { maskUrlPasswords } from './url.passwords.js';

/** Every quantifier is bounded, and every expression begins at a border: no text makes them slow. */
const AWS_KEY_ID = /(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])/g;
const JWT = /(?<![\w-])eyJ[\w-]{5,4096}\.[\w-]{0,16384}\.[\w-]{0,8192}(?:\.[\w-]{0,16384}\.[\w-]{0,1024})?/g;
const VENDOR_TOKENS = [
  /(?<![A-Za-z0-9])gh[oprsu]_[A-Za-z0-9]{36,255}/g,
  /(?<![A-Za-z0-9])github_pat_\w{22,255}/g,
  /(?<![A-Za-z0-9])xox[abeoprs]-[\w-]{10,255}/g,
  /(?<![A-Za-z0-9])[rs]k_(?:live|test)_[A-Za-z0-9]{10,255}/g,
  /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36}/g,
  /(?<![A-Za-z0-9])glpat-[\w-]{20,255}/g,
  /(?<![A-Za-z0-9])AIza[\w-]{35}/g,
];
const AUTH_SCHEME =
  /(?<![\w-])([Bb]earer|[Bb]asic|BEARER|BASIC)((?:\s|%20|\+){1,4})([\w.~+/-]{8,8192}={0,2})/g;

/** Masks what is known by its form, wherever it stands in a text. */
export function maskFormats(text: string): string {
  let masked = maskPrivateKeys(text, MASK).replace(AWS_KEY_ID, MASK).replace(JWT, MASK);
  for (const token of VENDOR_TOKENS) masked = masked.replace(token, MASK);
  masked = masked.replace(AUTH_SCHEME, (all, scheme: string, space: string, credentials: string) =>
    isCredentials(scheme, credentials) ? scheme + space + MASK : all,
  );
  return maskUrlPasswords(masked);
}

/** "Basic authentication" and "bearer certificates" hold none. */
function isCredentials(scheme: string, text: string): boolean {
  if (scheme.toLowerCase() === 'basic') return Buffer.from(text, 'base64').includes(':');
  return text.length >= 20 || /[\d._~+/=]/.test(text);
}
