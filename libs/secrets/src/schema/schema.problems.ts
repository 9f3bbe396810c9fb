import { read } from '../errors/foreign-error.js';

const MOST_PLACES = 5;
const MOST_ISSUES = 100;
const NAME = /^[A-Za-z_$][\w$-]{0,39}$/;
/** With more digits than `sha256` it may be a token that is used as a key. */
const MANY_DIGITS = /(?:\d\D*){4}/;
/** More characters than the name of a field and a value have in common by chance. */
const PIECE = 4;

/**
 * What did not fit, in words that hold no piece of the secret: the validator's message, and whatever it put into its
 * paths, may quote it. Shown are the names of fields, where the secret is JSON.
 */
export function describeMisfit(issues: unknown, node: unknown): string {
  const list = Array.isArray(issues) ? (issues as unknown[]).slice(0, MOST_ISSUES) : [];
  const values = valuesIn(node).join('\n').toLowerCase();
  const places = [...new Set(list.map((issue) => placeOf(read(issue, 'path'), node, values)))].filter(
    (place) => place !== '',
  );
  const shown = places.slice(0, MOST_PLACES).join(', ');
  const rest = places.length > MOST_PLACES ? ' and elsewhere' : '';
  return `it does not fit its schema${shown === '' ? '' : ` at ${shown}${rest}`}`;
}

/** `tls.mode`, as far as it can be shown. */
function placeOf(path: unknown, root: unknown, values: string): string {
  const shown: string[] = [];
  let node: unknown = root;
  for (const step of Array.isArray(path) ? (path as unknown[]) : []) {
    const segment = typeof step === 'object' ? read(step, 'key') : step;
    const name = typeof segment === 'number' ? String(segment) : segment;
    if (typeof name !== 'string' || !isShowable(name, node, values)) break;
    shown.push(name);
    node = read(node, name);
  }
  return shown.join('.');
}

function isShowable(name: string, node: unknown, values: string): boolean {
  if (typeof node !== 'object' || node === null) return false;
  const isThere = Object.hasOwn(node, name);
  if (Array.isArray(node)) return isThere && /^\d{1,6}$/.test(name);
  if (!NAME.test(name) || MANY_DIGITS.test(name)) return false;
  // A field that is not there may be anything that a validator made up, a piece of a value within it included.
  return isThere || !sharesPiece(name.toLowerCase(), values);
}

function sharesPiece(name: string, values: string): boolean {
  for (let at = 0; at === 0 || at + PIECE <= name.length; at++) {
    if (values.includes(name.slice(at, at + PIECE))) return true;
  }
  return false;
}

/** Everything in a secret that is no name of a field. */
function valuesIn(node: unknown): string[] {
  return typeof node === 'object' && node ? Object.values(node).flatMap(valuesIn) : [String(node)];
}
