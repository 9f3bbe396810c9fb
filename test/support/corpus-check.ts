import type { Case, Rule } from './corpus.js';

/** What a sink printed for one case, without masking and with it. */
export interface Printed {
  readonly bare: string;
  readonly masked: string;
}

/** What holds in a sink. */
export interface Expectations {
  readonly rules: ReadonlySet<Rule>;
  /** Each line of the output is JSON. */
  readonly json: boolean;
}

const LETTERS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** The text with one layer of escapes taken off. */
function unescaped(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))/gs, (_all, code, byte, char: string) =>
    char === undefined
      ? String.fromCharCode(Number.parseInt((code ?? byte) as string, 16))
      : (LETTERS[char] ?? char),
  );
}

/** Whether a text stands in an output, as it is or escaped up to four times. */
export function shows(output: string, text: string): boolean {
  let view = output;
  for (let layer = 0; layer < 5; layer++) {
    if (view.includes(text)) return true;
    const next = unescaped(view);
    if (next === view) return false;
    view = next;
  }
  return false;
}

/** What is wrong with what a sink printed; nothing where all is well. */
export function problemsOf(one: Case, { bare, masked }: Printed, { rules, json }: Expectations): string[] {
  const problems: string[] = [];
  const complain = (what: string) => problems.push(`${one.name}: ${what} in ${excerpt(masked)}`);
  let mayChange = false;
  for (const { rule, text } of one.hides) {
    mayChange ||= rules.has(rule);
    if (!shows(bare, text)) continue;
    if (rules.has(rule)) {
      if (shows(masked, text)) complain(`shows ${text}`);
    } else if (!shows(masked, text)) complain(`hides ${text}, though no rule for it holds here`);
  }
  for (const text of one.keeps) if (shows(bare, text) && !shows(masked, text)) complain(`lost ${text}`);
  if (!mayChange && bare !== masked) complain(`changed ${excerpt(bare)}`);
  if (json) {
    if (linesOf(bare).every(isJson) && !linesOf(masked).every(isJson)) complain('is no JSON');
    else if (!staysJson(linesOf(bare).map(parse), linesOf(masked).map(parse))) complain('broke JSON within');
  }
  return problems;
}

/** Whether texts that were JSON still are, however deep they stand in each other. */
function staysJson(bare: unknown, masked: unknown): boolean {
  if (typeof bare === 'string' && typeof masked === 'string') {
    const [was, is] = [parse(bare), parse(masked)];
    if (typeof was !== 'object' || was === null || masked === '****') return true;
    return is !== undefined && staysJson(was, is);
  }
  if (typeof bare !== 'object' || typeof masked !== 'object' || bare === null || masked === null) return true;
  return Object.entries(bare).every(([name, value]) =>
    Object.hasOwn(masked, name) ? staysJson(value, (masked as Record<string, unknown>)[name]) : true,
  );
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isJson(text: string): boolean {
  return parse(text) !== undefined;
}

function excerpt(text: string): string {
  return text.length > 400 ? `${text.slice(0, 400)}...` : text;
}
