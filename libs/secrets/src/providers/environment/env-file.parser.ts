/** What a `.env` text gives. */
export interface EnvEntries {
  readonly variables: ReadonlyMap<string, string>;
  /** The variables whose value a `#` ended within a word, which may have been meant as a part of it. */
  readonly cut: ReadonlySet<string>;
}

// A value in quotes may have several lines, and the same quote behind a backslash.
const QUOTED = ['"', "'", '`'].map((quote) => `${quote}(?:\\\\${quote}|[^${quote}])*${quote}`).join('|');
const NAME = String.raw`^\s*(?:export\s+)?(?<name>[\w.-]+)(?:\s*=\s*?|:\s+?)`;
const VALUE = String.raw`(?<value>\s*(?:${QUOTED})|[^#\r\n]+)?\s*(?<comment>#.*)?$`;
const ENTRY = new RegExp(NAME + VALUE, 'gm');
const IN_QUOTES = /^(["'`])([\s\S]*)\1$/gm;

/** Reads the text of a `.env` file as dotenv does, value by value; what is no entry is passed over. */
export function parseEnvText(text: string): EnvEntries {
  const variables = new Map<string, string>();
  const cut = new Set<string>();
  for (const entry of text.replace(/\r\n?/g, '\n').matchAll(ENTRY)) {
    const { name = '', value = '', comment } = entry.groups as Record<string, string | undefined>;
    const given = value.trim();
    const bare = given.replace(IN_QUOTES, '$2');
    variables.set(name, given.startsWith('"') ? withLineBreaks(bare) : bare);
    // A comment after a space, or after a quote, is meant as one.
    const isCut = comment !== undefined && bare === given && /\S$/.test(entry[0].slice(0, -comment.length));
    if (isCut) cut.add(name);
    else cut.delete(name);
  }
  return { variables, cut };
}

function withLineBreaks(text: string): string {
  return text.replace(/\\n/g, '\n').replace(/\\r/g, '\r');
}
