import { endOfBlock } from './block.skipper.js';
import type { QuoteBefore } from './bare.skipper.js';
import { endOfBare, endOfLine } from './bare.skipper.js';
import { COLOUR } from './colour.js';
import { endOfConcatenation, endOfQuoted } from './concatenation.skipper.js';
import { backslashesBefore, beforeSpaces, quoteLevel } from './json.context.js';
import { endOfBrackets, endOfString } from './json.skipper.js';
import type { FoundKey } from './key.finder.js';
import { MASK } from './mask.constants.js';
import { matchAt } from './match-at.js';
import type { TextContext } from './text.context.js';
import type { Edit } from './text.edits.js';
import { endOfUrlPassword } from './url.passwords.js';
import { startOfValue } from './value.padding.js';

const OPENING = /(\\{0,63})(["'`])/y;
/** What YAML has before a value: its tag, and the anchor that it is known by. */
const NODE_PROPERTIES = /(?:(?:![\w!:./%-]{0,64}|&[\w.-]{1,64})[ \t]{1,8}){1,2}(?=\S)/y;
const NUMBER = /-?\d[\d.eE+-]{0,64}(?![\w.])/y;
/** What `util.inspect` writes of a number; a header has no such value. */
const INSPECTED_NUMBER = /-?\d[\d.eE+-]{0,40}n?(?=\s?[,\]}])/y;
/** Also as other languages write them, and what stands for a value in a prepared statement. */
const KEPT =
  /(?:(?:null|true|false|undefined|nil|N(?:ULL|one)|T(?:RUE|rue)|F(?:ALSE|alse)|YES|NO)(?![\w.*-])|(?:\?|\$\d{1,4})(?=[\s\x1b,;)"'`\\]|$))/y; // oxlint-disable-line no-control-regex
const MASKED = /\*{4}(?![^\s:)\]}>"'`\\,]|,[^\s\\])/y;
const CLASS = String.raw`[A-Za-z_$][\w$.]{0,64}`;
const COUNT = String.raw`\(\d{1,16}\)`;
/** Before what holds a reference to itself. */
const CIRCLE = String.raw`<ref \*\d{1,6}>${COLOUR}? `;
const TAG = String.raw`\[[^\][{}"'\x60]{1,64}\] `;
const TAG_OF_LIST = String.raw`\[(?:Arguments|[\w$]{1,64}(?:${COUNT})?: null prototype)\] `;
/**
 * What `util.inspect` has before brackets: `Foo {`, `Object [Generator] {`, `Map(1) {`, `Foo(2) [`. The brackets after
 * a word may be another's: `token: x [main]`, `token: x {"a":1}`.
 */
const NAMED_BRACKET = new RegExp(
  String.raw`(?:${CIRCLE})?(?:(?:${CLASS}(?:${COUNT})? )?(?:${TAG})?(?=\{(?:[\s}]|\\{1,15}n))|(?:${CLASS}${COUNT} )?(?:${TAG_OF_LIST})?(?=[{[]))`,
  'y',
);
/** Also when they were cut off. */
const BYTES = /<[A-Z]\w{0,20}(?:(?: [0-9a-f]{2}){0,64}[^<>"'`\\]{0,40}>|(?: [0-9a-f]{1,2}){1,64})/y;
/** What follows a quote that ends the text around a key without quotes, and begins no value. */
const NEXT_FIELD =
  /\s{0,4}(?:,(?:\s|\\{1,15}n){0,40}(?:\\{0,63}["'`]|[{[]|[\w$]{1,64}: )|[}\]]\s{0,4}(?:[,}\]"\\]|$))/y;
/** What JSON or `util.inspect` writes after an equals sign, rather than a text that begins with a bracket. */
const BRACKET_OF_FIELDS = /(?=[{[](?:\s|\\{0,63}["']))/y;
/** What stands before a key that is a field itself. */
const FIELD_BORDERS = new Set(['{', ',', '(']);
/** Header lines and phrases: their values hold spaces. */
const LINE_KEYS = /(?:authorization|cookie|pass[_ -]?phrase|connection[_ -]?string)s?\d*$/i;

/** The value after a separator, or nothing where there is none or it is kept: `null`, booleans, `''`. */
export function valueAfter(context: TextContext, key: FoundKey, separator: number): Edit | undefined {
  const { text } = context;
  const json = key.quote === '"' && text[separator] === ':';
  // By far the most frequent: a string in a JSON text that stands in no other.
  if (json && key.level === 0 && text[separator + 1] === '"') {
    const start = separator + 2;
    const { end } = endOfString(context, start, 0);
    return start === end ? undefined : { start, end, mask: MASK };
  }
  const at = startOfValue(context, separator, json);
  // Nothing but a block begins with a line break.
  if (text[at] === '\n') {
    const block = blockValue(context, key, separator, at);
    return block?.end === at ? undefined : block;
  }
  if (text[at] !== '\\' && (matchAt(KEPT, text, at) !== null || matchAt(MASKED, text, at) !== null))
    return undefined;
  const properties = !json && text[separator] === ':' ? matchAt(NODE_PROPERTIES, text, at) : null;
  return (
    (properties && valueOfNode(context, key, separator, at, properties[0])) ??
    valueFrom(context, key, separator, at, json)
  );
}

/** Not the value alone: what looks like a tag may be the secret. */
function valueOfNode(
  context: TextContext,
  key: FoundKey,
  separator: number,
  at: number,
  properties: string,
): Edit | undefined {
  const from = at + properties.length;
  const value = valueFrom(context, key, separator, from, false);
  if (value === undefined || value.start < at) return value;
  const between = context.text.slice(from, value.start);
  return { start: at, end: value.end, mask: between === '' ? MASK : `${MASK} ${between}${value.mask}` };
}

function valueFrom(
  context: TextContext,
  key: FoundKey,
  separator: number,
  at: number,
  json: boolean,
): Edit | undefined {
  const { text } = context;
  const opening = matchAt(OPENING, text, at);
  if (opening !== null) {
    const found = quotedValue(context, key, at, opening, json);
    if (found !== 'bare') return found;
  }
  if (json && (text[at] === '{' || text[at] === '[')) {
    return { start: at, end: endOfBrackets(context, at, key.level), mask: quotedMask(key.level) };
  }
  const number = json ? matchAt(NUMBER, text, at) : null;
  if (number !== null) {
    return { start: at, end: at + number[0].length, mask: quotedMask(key.level) };
  }
  return looseValue(context, key, separator, at);
}

function quotedValue(
  context: TextContext,
  key: FoundKey,
  at: number,
  opening: RegExpExecArray,
  json: boolean,
): Edit | undefined | 'bare' {
  const [all, backslashes = '', quote = '"'] = opening;
  const start = at + all.length;
  if (quote !== '"' && backslashes !== '') return 'bare';
  const level = quoteLevel(backslashes.length);
  if (quote === '"' && json && level < key.level) return undefined;
  if (!json && quote === '"' && level <= (context.levelAt(at) ?? -1)) return undefined;
  if (mayEndText(context.text, key, quote) && matchAt(NEXT_FIELD, context.text, start) !== null)
    return undefined;
  const around = context.levelAt(at);
  let stop = endOfQuoted(context, start, quote, level, around);
  // SQL, YAML and CSV write a quote in a text as two.
  const own = '\\'.repeat(level) + quote;
  while (!json && stop.closed && context.text.startsWith(own, stop.end + own.length)) {
    stop = endOfQuoted(context, stop.end + 2 * own.length, quote, level, around);
  }
  if (!stop.closed && quote !== '"') return 'bare';
  if (start === stop.end) return undefined;
  const closing = stop.closed ? stop.end + level + 1 : stop.end;
  const end = stop.closed ? endOfConcatenation(context, closing, around) : closing;
  context.skip(at, end);
  // The last piece may have other quotes than the first.
  return end === closing ? { start, end: stop.end, mask: MASK } : { start, end, mask: MASK + all };
}

/** Whether a quote after a key may be the end of a text that the key stands in: `'the password: ', b: 1`. */
function mayEndText(text: string, key: FoundKey, quote: string): boolean {
  if (key.quote !== '') return key.quote === '"' && quote !== '"' && key.names[0]?.includes("'") === false;
  return !FIELD_BORDERS.has(text.charAt(beforeSpaces(text, key.start) - 1));
}

function looseValue(context: TextContext, key: FoundKey, separator: number, at: number): Edit | undefined {
  const { text } = context;
  const colon = text[separator] === ':';
  // `=>` stands in what `util.inspect` writes of a `Map`.
  const inspected = colon || text[separator + 1] === '>';
  const bracket = text[at] === '\\' ? null : matchAt(inspected ? NAMED_BRACKET : BRACKET_OF_FIELDS, text, at);
  if (bracket !== null) {
    const end = endOfBrackets(context, at + bracket[0].length, undefined);
    context.skip(at, end);
    return { start: at, end, mask: MASK };
  }
  const bytes = text[at] === '<' ? matchAt(BYTES, text, at) : null;
  if (bytes !== null) return { start: at, end: at + bytes[0].length, mask: MASK };
  if (colon && text.startsWith('//', key.start - 2)) {
    const end = endOfUrlPassword(text, at);
    if (end > at) return { start: at, end, mask: MASK };
    if (end === at) return undefined;
  }
  const block = blockValue(context, key, separator, at);
  if (block !== undefined) return block.end === at ? undefined : block;
  const isLine = colon && LINE_KEYS.test(`${key.wordBefore} ${key.names[0] ?? ''}`);
  const line = isLine && matchAt(INSPECTED_NUMBER, text, at) === null;
  const end = line ? endOfLine(context, at, quoteBefore(text, key.start)) : endOfBare(context, at, colon);
  return end === at ? undefined : { start: at, end, mask: MASK };
}

/** What stands in the lines below a key; ends at `at` where nothing does. */
function blockValue(context: TextContext, key: FoundKey, separator: number, at: number): Edit | undefined {
  const end = context.text[separator] === ':' ? endOfBlock(context, key.start, at) : undefined;
  return end === undefined ? undefined : { start: separator + 1, end, mask: ` ${MASK}` };
}

function quoteBefore(text: string, at: number): QuoteBefore {
  return { quote: text[at - 1], level: quoteLevel(backslashesBefore(text, at - 1)) };
}

function quotedMask(level: number): string {
  const quote = `${'\\'.repeat(level)}"`;
  return quote + MASK + quote;
}
