import { COLOUR } from './colour.js';
import { COUNTED_TOKENS } from './key.lists.js';
import type { FoundKey } from './key.finder.js';
import { keyBefore } from './key.finder.js';
import type { KeyRule } from './key.rule.js';
import { MASK } from './mask.constants.js';
import { matchAt } from './match-at.js';
import { LOOK_BACK } from './text.bytes.js';
import { TextContext } from './text.context.js';
import type { Edit } from './text.edits.js';
import type { Marks } from './text.marks.js';
import { KEY_ENDS } from './text.marks.js';
import { valueAfter } from './value.skipper.js';

const COLON = ':';
const EQUALS = '=';
const MASKED_PAIR = COLON + MASK;
/** Of a name in quotes what may stand before and behind a colon in it; a separator follows. */
const IN_NAME = String.raw`[^\s"'\x60\\{}[\],]{0,64}`;
const NEVER_IN_NAME = new Set(['', ' ', '\n', '\t', '\\', '{', '}', '[', ']', ',']);
const START_OF_NAME = new RegExp(String.raw`(["'\x60])(${IN_NAME})$`);
const REST_OF_NAME = new RegExp(String.raw`( ?${IN_NAME})\\{0,63}(["'\x60])${COLOUR}?[ \t]{0,4}[:=]`, 'y');
const TOKENS = 'tokens';
const NOTHING: Edit = { start: 0, end: 0, mask: '' };

/** What the rule by key finds in a text. */
interface ByKey {
  /** What takes the place of values; nothing where there are none. */
  readonly edits: readonly Edit[] | undefined;
  /** What may stand in the rest: bits of `hint.kinds`. */
  readonly hints: number;
}

/** Finds in a text what stands after secret keys: `key=value`, `key: value`, JSON, JSON inside of strings. */
export function findByKey(text: string, { places, kinds, count }: Marks, rule: KeyRule): ByKey {
  let context: TextContext | undefined;
  let edits: Edit[] | undefined;
  let last: Edit = NOTHING;
  let hints = 0;
  for (let i = 0; i < count; i++) {
    const place = places[i] as number;
    const kind = kinds[i] as number;
    if (kind !== KEY_ENDS) {
      if (place < last.start || place >= last.end) hints |= kind;
      continue;
    }
    if (place < last.end || !isSeparator(text, place)) continue;
    const key = keyBefore(text, place, last.end);
    if (key === undefined || isOther(text, place, key) || !isSecret(rule, key)) continue;
    if (isInName(text, key, place, rule)) continue;
    const value = valueAfter((context ??= new TextContext(text)), key, place);
    if (value === undefined || isKey(text, value, rule)) continue;
    (edits ??= []).push(value);
    last = value;
  }
  return { edits, hints };
}

/** `credentials: token: x` is said of the second key. In quotes it is a value all the same. */
function isKey(text: string, { start, end }: Edit, rule: KeyRule): boolean {
  if (text[end - 1] !== COLON || end - start > LOOK_BACK || text[start - 1] !== ' ') return false;
  const word = text.slice(start, end - 1);
  return /^[\w.-]+$/.test(word) && rule.isSecret(word, true);
}

/** Of `"session:id": x` the whole name decides, and keeps what stands behind its colon. */
function isInName(text: string, { quote, start }: FoundKey, separator: number, rule: KeyRule): boolean {
  if (quote !== '' || text[separator] !== COLON || NEVER_IN_NAME.has(text.charAt(start - 1))) return false;
  const rest = matchAt(REST_OF_NAME, text, separator + 1);
  const before = rest && START_OF_NAME.exec(text.slice(Math.max(0, start - LOOK_BACK), start));
  if (rest === null || before === null || rest[2] !== before[1]) return false;
  return rule.isSecret(`${before[2]}${text.slice(start, separator + 1)}${rest[1]}`, true);
}

/** Other characters have the same low byte. */
function isSeparator(text: string, at: number): boolean {
  return text[at] === COLON || text[at] === EQUALS;
}

function isSecret(rule: KeyRule, { names, wordBefore }: FoundKey): boolean {
  for (const name of names) if (isSecretName(rule, name, wordBefore)) return true;
  return false;
}

function isSecretName(rule: KeyRule, name: string, wordBefore: string): boolean {
  // A name in which a pair was masked was open before.
  if (rule.isSecret(name, true)) return !isCount(name, wordBefore) && !name.endsWith(MASKED_PAIR);
  // `api key: x` is a key of two words; `tests pass: 3` counts what passed.
  return wordBefore !== '' && !isPass(name) && rule.isSecret(`${wordBefore} ${name}`, true);
}

function isCount(name: string, wordBefore: string): boolean {
  return (
    name.length === TOKENS.length &&
    name.toLowerCase() === TOKENS &&
    COUNTED_TOKENS.has(wordBefore.toLowerCase())
  );
}

function isPass(name: string): boolean {
  return /^pass\d*$/i.test(name);
}

/** A comparison, the scheme of a URL, a namespace, a place in a file, a time and the kind of resource in an ARN are no keys. */
function isOther(text: string, at: number, { quote, start, names }: FoundKey): boolean {
  if (text[at] === EQUALS) return /^={1,2}\s/.test(text.slice(at + 1, at + 4));
  if (quote !== '') return false;
  const next = text[at + 1];
  if (next === COLON || (next === '/' && text[at + 2] === '/')) return true;
  if (/^\d{1,2}$/.test(names[0] ?? '') && /^\d\d(?!\w)/.test(text.slice(at + 1, at + 4))) return true;
  const before = text[start - 1];
  if (before === '/') return /^\d{1,6}(?![\w.-])/.test(text.slice(at + 1, at + 9));
  return before === COLON && names[0] === 'secret';
}
