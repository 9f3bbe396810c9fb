import { endOfString } from './json.skipper.js';
import { lengthAt } from './match-at.js';
import type { TextContext } from './text.context.js';

const INDICATOR = /(?:[|>][+-]?\d?[+-]?[ \t]{0,8})?/y;
/** A key that begins its line, as the item of a list or not. */
const BEFORE_KEY = /^( {0,200})(- )?$/;

/** The lines that a place stands in: what parts them, and where their text ends. */
interface Lines {
  readonly lineBreak: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The end of a value of YAML in the lines below its key: all that are further in, and the items of a list. Nothing
 * where the value begins on the line of the key.
 */
export function endOfBlock(context: TextContext, keyStart: number, at: number): number | undefined {
  const { text } = context;
  const first = at + lengthAt(INDICATOR, text, at);
  if (text[first] !== '\n' && text[first] !== '\\') return undefined;
  const lines = linesAt(context, at);
  // Before a search back, which would be long in a text of one line.
  if (breakAt(text, first, lines) === undefined) return undefined;
  const lineStart = text.lastIndexOf(lines.lineBreak, keyStart) + lines.lineBreak.length;
  const before = BEFORE_KEY.exec(text.slice(Math.max(lines.start, lineStart), keyStart));
  if (before === null) return undefined;
  const [{ length: indent }, spaces = '', dash] = before;
  let end: number | undefined;
  for (let line = breakAt(text, first, lines); line !== undefined;) {
    const stop = endOfLineAt(text, line, lines);
    const content = text.slice(line, stop);
    const own = content.length - content.trimStart().length;
    const isItem = dash === undefined && own === spaces.length && content.startsWith('- ', own);
    if (own < content.length && own <= indent && !isItem) break;
    if (own < content.length) end = stop;
    line = breakAt(text, stop, lines);
  }
  return end;
}

/** In JSON a line break is written with as many backslashes as its depth takes. */
function linesAt(context: TextContext, at: number): Lines {
  const around = context.stringAt(at);
  if (around === undefined) return { lineBreak: '\n', start: 0, end: context.text.length };
  const { level, start } = around;
  const end = context.remembered(at, level, () => endOfString(context, at, level).end);
  return { lineBreak: `${'\\'.repeat(level + 1)}n`, start, end };
}

function breakAt(text: string, at: number, { lineBreak }: Lines): number | undefined {
  return text.startsWith(lineBreak, at) ? at + lineBreak.length : undefined;
}

function endOfLineAt(text: string, from: number, { lineBreak, end }: Lines): number {
  const at = text.indexOf(lineBreak, from);
  return at === -1 || at > end ? end : at;
}
