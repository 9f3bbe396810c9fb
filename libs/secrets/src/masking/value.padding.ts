import { COLOUR } from './colour.js';
import { backslashesBefore } from './json.context.js';
import { lengthAt } from './match-at.js';
import type { TextContext } from './text.context.js';

const PADDING = new RegExp(String.raw`[ \t\xa0]{0,32}${COLOUR}{0,4}`, 'y');
const JSON_PADDING = new RegExp(String.raw`(?:\s|\\{1,15}[nrt]|${COLOUR}){0,64}`, 'y');
/** Before a text or brackets in a line of their own. */
const INDENTED = new RegExp(
  String.raw`[ \t]{1,64}${COLOUR}?(?=\\{0,63}["'\x60]|[{[]|\*{4}|[A-Z]\w{0,40}(?:\(\d{1,9}\))? [{[])`,
  'y',
);

/** Where the value after a separator begins: behind spaces, colours and tabs. */
export function startOfValue(context: TextContext, separator: number, json: boolean): number {
  const { text } = context;
  const first = separator + (isOfTwo(text, separator) ? 2 : 1);
  if (json) return first + lengthAt(JSON_PADDING, text, first);
  let at = first + lengthAt(PADDING, text, first);
  for (let tab = afterEscape(context, at, 't'); tab !== undefined; tab = afterEscape(context, at, 't')) {
    at = tab + lengthAt(PADDING, text, tab);
  }
  return inNextLine(context, at) ?? at;
}

/** `=>` and `:=`. */
function isOfTwo(text: string, at: number): boolean {
  return text[at] === '=' ? text[at + 1] === '>' : text[at + 1] === '=';
}

/** `util.inspect` begins a line with what it has no room for behind the name. */
function inNextLine(context: TextContext, at: number): number | undefined {
  const line = context.text[at] === '\n' ? at + 1 : afterEscape(context, at, 'n');
  const indent = line === undefined ? 0 : lengthAt(INDENTED, context.text, line);
  return line === undefined || indent === 0 ? undefined : line + indent;
}

/** The place after an escape in JSON, such as that of a line break, when one stands at `at`. */
function afterEscape(context: TextContext, at: number, letter: string): number | undefined {
  const { text } = context;
  if (text[at] !== '\\') return undefined;
  const level = context.levelAt(at);
  if (level === undefined) return undefined;
  const end = at + level + 1;
  return text[end] === letter && backslashesBefore(text, end, at) === level + 1 ? end + 1 : undefined;
}
