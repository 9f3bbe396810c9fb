import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Values } from './corpus-notation.js';
import { expand, revive } from './corpus-notation.js';

/** By which rule of masking something is hidden; `text` is the rule by key inside of a text. */
export type Rule = 'key' | 'token' | 'text' | 'value' | 'format';

/** One case of test/corpus, written out. */
export interface Case {
  readonly name: string;
  /** Whether the input is a text, an error, or other data. */
  readonly kind: 'text' | 'error' | 'data';
  /** A fresh input each time. */
  make(): unknown;
  /** What must not appear where the rule holds, and must survive where it does not. */
  readonly hides: readonly { readonly rule: Rule; readonly text: string }[];
  /** What must survive everywhere. */
  readonly keeps: readonly string[];
  /** What a text becomes as a line of a log. */
  readonly masked: string | undefined;
}

interface Written {
  readonly name: string;
  readonly input: unknown;
  readonly hides?: Partial<Record<Rule, string[]>>;
  readonly keeps?: string[];
  readonly masked?: unknown;
}

interface File {
  readonly subject: string;
  readonly cases: readonly Written[];
}

const FOLDER = fileURLToPath(new URL('../corpus/', import.meta.url));
const read = (name: string) => JSON.parse(readFileSync(FOLDER + name, 'utf8')) as unknown;

const named = read('values.json') as Record<'registered' | 'others', Record<string, string[]>>;
const joined = (parts: Record<string, string[]>): Values =>
  Object.fromEntries(Object.entries(parts).map(([name, pieces]) => [name, pieces.join('')]));

/** The secrets of the application under test, by key. */
export const REGISTERED: Values = joined(named.registered);
const values: Values = { ...REGISTERED, ...joined(named.others) };

function writeOut(subject: string, { name, input, hides = {}, keeps = [], masked }: Written): Case {
  const make = () => revive(input, values);
  const made = make();
  return {
    name: `${subject}: ${name}`,
    kind: typeof made === 'string' ? 'text' : made instanceof Error ? 'error' : 'data',
    make,
    hides: Object.entries(hides).flatMap(([rule, texts]) =>
      texts.map((text) => ({ rule: rule as Rule, text: expand(text, values) })),
    ),
    keeps: keeps.map((text) => expand(text, values)),
    masked: masked === undefined ? undefined : (revive(masked, values) as string),
  };
}

/** All cases of all files. */
export const CORPUS: readonly Case[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json') && name !== 'values.json')
  .flatMap((name) => {
    const { subject, cases } = read(name) as File;
    return cases.map((written) => writeOut(subject, written));
  });
