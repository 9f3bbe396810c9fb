import * as Hint from './hint.kinds.js';
import { MASK } from './mask.constants.js';
import { maskPrivateKeys } from './pem.finder.js';
import { maskUrlPasswords } from './url.passwords.js';

type Replace = (all: string, ...groups: string[]) => string;

const ALPHANUMERIC = '[A-Za-z0-9]';
const WORD = String.raw`[\w-]`;
/** What ends with a letter or digit that is none of the text: `\n`, `\u0022`, `%22`, a colour. */
const ESCAPE = String.raw`\\(?:[bfnrtv]|u[\da-fA-F]{4}|x[\da-fA-F]{2})|%[\da-fA-F]{2}|\[[\d;]{0,8}m`;

interface FormatRule {
  readonly hint: number;
  mask(text: string): string;
}

/**
 * In this order, since one may stand in another. Every quantifier is bounded, and every expression begins at a border:
 * no text makes them slow.
 */
export const FORMAT_RULES: readonly FormatRule[] = [
  { hint: Hint.PRIVATE_KEY, mask: (text) => maskPrivateKeys(text, MASK) },
  rule(Hint.AWS_OR_GOOGLE_KEY, ALPHANUMERIC, 'A(?:KI|SI|BI|CC)A', '[A-Z0-9]{16}(?![A-Za-z0-9])'),
  rule(Hint.AWS_OR_GOOGLE_KEY, ALPHANUMERIC, 'AIza', String.raw`[\w-]{35}`),
  rule(
    Hint.JWT,
    WORD,
    'eyJ',
    String.raw`[\w-]{5,4096}\.[\w-]{0,16384}\.[\w-]{0,8192}(?:\.[\w-]{0,16384}\.[\w-]{0,1024})?`,
  ),
  rule(Hint.UNDERSCORED_TOKEN, ALPHANUMERIC, 'gh[oprsu]_', '[A-Za-z0-9]{36,255}'),
  rule(Hint.GITHUB_TOKEN, ALPHANUMERIC, 'github_pat_', String.raw`\w{22,255}`),
  rule(Hint.UNDERSCORED_TOKEN, ALPHANUMERIC, '[rs]k_(?:live|test)_', '[A-Za-z0-9]{10,255}'),
  rule(Hint.UNDERSCORED_TOKEN, ALPHANUMERIC, 'npm_', '[A-Za-z0-9]{36}'),
  rule(Hint.DASHED_TOKEN, ALPHANUMERIC, 'xox[abeoprs]-', String.raw`[\w-]{10,255}`),
  rule(Hint.DASHED_TOKEN, ALPHANUMERIC, 'glpat-', String.raw`[\w-]{20,255}`),
  rule(
    Hint.AUTH_SCHEME,
    WORD,
    '[Bb]earer|[Bb]asic|BEARER|BASIC',
    String.raw`((?:\s|%20|\+){1,4})([\w.~+/-]{8,8192}={0,2})`,
    maskCredentials,
  ),
  { hint: Hint.URL_PASSWORD, mask: maskUrlPasswords },
];

/** Masks what is known by its form, wherever it stands in a text: of the formats those that are hinted at. */
export function maskFormats(text: string, hints: number): string {
  let masked = text;
  for (const { hint, mask } of FORMAT_RULES) {
    if ((hints & hint) !== 0) masked = mask(masked);
  }
  return masked;
}

/** What begins with `start`, where none of the characters `before` stands right before it. */
function rule(
  hint: number,
  before: string,
  start: string,
  rest: string,
  replace: Replace = () => MASK,
): FormatRule {
  // What it begins with comes first, since the engine looks for that many times faster than for a border.
  const expression = new RegExp(`(${start})(?<!${before}(?<!${ESCAPE})(?:${start}))${rest}`, 'g');
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
