import { COUNTED_TOKENS } from './key.lists.js';
import type { FoundKey } from './key.finder.js';
import { keyBefore } from './key.finder.js';
import type { KeyRule } from './key.rule.js';
import { MASK } from './mask.constants.js';
import { BYTES_AT_ONCE, bytesOf } from './text.bytes.js';
import { TextContext } from './text.context.js';
import { valueAfter } from './value.skipper.js';

const COLON = ':';
const EQUALS = '=';
/** More than the end of a key is looked at from. */
const LOOK_BACK = 64;

/** Masks in a text what stands after secret keys: `key=value`, `key: value`, JSON, JSON inside of strings. */
export function maskByKey(text: string, rule: KeyRule): string {
  let colon = text.indexOf(COLON);
  let equals = text.indexOf(EQUALS);
  if (colon === -1 && equals === -1) return text;
  const bytes = bytesOf(text);
  let base = 0;
  let context: TextContext | undefined;
  let masked = '';
  let done = 0;
  while (colon !== -1 || equals !== -1) {
    const isColon = equals === -1 || (colon !== -1 && colon < equals);
    const at = isColon ? colon : equals;
    if (at - base >= BYTES_AT_ONCE) bytesOf(text, (base = at - LOOK_BACK));
    if (at >= done && rule.tails.mayEndAt(bytes, at - base)) {
      const key = keyBefore(text, at, done);
      if (key !== undefined && !isOther(text, at, key) && isSecret(rule, key)) {
        const value = valueAfter((context ??= new TextContext(text)), key, at);
        if (value !== undefined && text.slice(value.start, value.end) !== MASK) {
          masked += text.slice(done, value.start) + value.mask;
          done = value.end;
        }
      }
    }
    const next = Math.max(at + 1, done);
    if (colon !== -1 && colon < next) colon = text.indexOf(COLON, next);
    if (equals !== -1 && equals < next) equals = text.indexOf(EQUALS, next);
  }
  return done === 0 ? text : masked + text.slice(done);
}

function isSecret(rule: KeyRule, { names, wordBefore }: FoundKey): boolean {
  return names.some((name) => {
    if (rule.isSecret(name, true)) return !isCount(name, wordBefore);
    // `api key: x` is a key of two words; `tests pass: 3` counts what passed.
    return wordBefore !== '' && !isPass(name) && rule.isSecret(`${wordBefore} ${name}`, true);
  });
}

function isCount(name: string, wordBefore: string): boolean {
  return name.toLowerCase() === 'tokens' && COUNTED_TOKENS.has(wordBefore.toLowerCase());
}

function isPass(name: string): boolean {
  return /^pass\d*$/i.test(name);
}

/** A comparison, the scheme of a URL, and the kind of resource in an ARN are no keys. */
function isOther(text: string, at: number, { quote, start, names }: FoundKey): boolean {
  if (text[at] === EQUALS) return /^={1,2}\s/.test(text.slice(at + 1, at + 4));
  if (quote !== '') return false;
  return text.startsWith('//', at + 1) || (text[start - 1] === COLON && names[0] === 'secret');
}
