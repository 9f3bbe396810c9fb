import { pieceAfter } from './concatenation.skipper.js';
import { quoteLevel } from './json.context.js';
import { lengthAt } from './match-at.js';
import type { TextContext } from './text.context.js';

const INDICATOR = /[|>][+-]?\d?[+-]?[ \t]{0,8}/y;
/** What the quote that ends a piece of a text begins with. */
const ENDS_OF_PIECE = new Set(['"', "'", '`', '\\']);
const ITEM = '- ';
const MOST_SPACES = 200;
const STOP = /\\+["'`n]?|["'`]/g;

/** What ends the lines of the text that a place stands in. */
interface Lines {
  /** Where the first of them begins. */
  readonly start: number;
  readonly lineBreak: string;
  /** The level of the quotes of JSON that end them; -1 outside of strings. */
  readonly level: number;
  /** The other quote that does. */
  readonly quote: string | undefined;
}

/**
 * The end of a value of YAML in the lines below its key: all that are further in, and the items of a list; `at`
 * where there are none. Nothing where the value begins on the line of the key.
 */
export function endOfBlock(context: TextContext, keyStart: number, at: number): number | undefined {
  const { text } = context;
  const first = at + lengthAt(INDICATOR, text, at);
  if (text[first] !== '\n' && text[first] !== '\\') return undefined;
  let lines = linesAt(context, at);
  if (!text.startsWith(lines.lineBreak, first)) return undefined;
  const isItem = text.startsWith(ITEM, keyStart - ITEM.length);
  const margin = marginBefore(text, isItem ? keyStart - ITEM.length : keyStart, lines);
  if (margin === undefined) return undefined;
  const indent = isItem ? margin + ITEM.length : margin;
  let end: number | undefined;
  let stop = first;
  do {
    lines = linesAfter(text, stop + lines.lineBreak.length, lines);
    stop = endOfLineAt(text, lines);
    const content = text.slice(lines.start, stop);
    const own = content.length - content.trimStart().length;
    const isNext = own === indent && content.startsWith(ITEM, own);
    if (own < content.length && own <= indent && !isNext) break;
    if (own < content.length) end = stop;
  } while (text.startsWith(lines.lineBreak, stop));
  return end ?? (first === at ? at : undefined);
}

/** How many spaces stand between a place and the beginning of its line; nothing where something else does. */
function marginBefore(text: string, place: number, { lineBreak, start }: Lines): number | undefined {
  let at = place;
  while (place - at < MOST_SPACES && text[at - 1] === ' ') at--;
  // The last letter of an escape may have been taken for the first of the key.
  const lineStart = at - lineBreak.length;
  const isFirst =
    at === start || text.startsWith(lineBreak, lineStart) || text.startsWith(lineBreak, lineStart + 1);
  return isFirst ? place - at : undefined;
}

/** A line break is written with as many backslashes as the depth of JSON takes, and `util.inspect` adds one, too. */
function linesAt(context: TextContext, at: number): Lines {
  const around = context.stringAt(at);
  const { literal } = context;
  if (literal !== undefined) return inspectedLines(literal.start, literal.quote, around?.level ?? -1);
  return around === undefined
    ? { start: 0, lineBreak: '\n', level: -1, quote: undefined }
    : jsonLines(around.start, around.level);
}

/** Those that go on behind a line break, which may stand at the end of a piece of the text. */
function linesAfter(text: string, start: number, lines: Lines): Lines {
  const piece = ENDS_OF_PIECE.has(text.charAt(start)) ? pieceAfter(text, start) : undefined;
  if (piece === undefined) return { ...lines, start };
  const { quote, level } = piece;
  if (quote === '"') return jsonLines(piece.start, level);
  const outer = lines.level === 0 ? -1 : (lines.level - 1) / 2;
  return inspectedLines(piece.start, quote, lines.quote === undefined ? outer : lines.level);
}

function jsonLines(start: number, level: number): Lines {
  return { start, lineBreak: `${'\\'.repeat(level + 1)}n`, level, quote: undefined };
}

function inspectedLines(start: number, quote: string, level: number): Lines {
  return { start, lineBreak: `${'\\'.repeat(level < 0 ? 1 : 2 * (level + 1))}n`, level, quote };
}

function endOfLineAt(text: string, { start, lineBreak, level, quote }: Lines): number {
  if (lineBreak === '\n') {
    const at = text.indexOf(lineBreak, start);
    return at === -1 ? text.length : at;
  }
  const escape = lineBreak.length - 1;
  STOP.lastIndex = start;
  for (let stop = STOP.exec(text); stop !== null; stop = STOP.exec(text)) {
    const [all] = stop;
    const char = all.at(-1);
    const run = all.length - 1;
    const after = stop.index + run;
    if (char === 'n' && run % (2 * escape) === escape) return after - escape;
    if (char === '"' && quoteLevel(run) <= level) return after - quoteLevel(run);
    // An odd number of backslashes escapes it.
    if (char === quote && run % (2 * escape) === 0) return after;
  }
  return text.length;
}
