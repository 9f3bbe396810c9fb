import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MaskingScope } from '../libs/secrets/src/masking/index.js';
import { maskObject, maskSecrets } from '../libs/secrets/src/masking/index.js';
import { CORPUS, REGISTERED, type Rule } from './support/corpus.js';
import { problemsOf } from './support/corpus-check.js';
import { asError } from './support/corpus-sinks.js';
import { IN_LOGS, IN_OBJECTS } from './support/corpus-suite.js';
import { openMasking } from './support/open-masking.js';

let scope: MaskingScope;
let end: () => void;
beforeAll(() => {
  ({ scope, end } = openMasking());
  for (const [key, value] of Object.entries(REGISTERED)) scope.register(key, value);
});
afterAll(() => end());

interface Way {
  readonly rules: ReadonlySet<Rule>;
  readonly json: boolean;
  /** What is masked, or `undefined` for what cannot come this way. */
  take(input: unknown): unknown;
  mask(taken: unknown): unknown;
}

const line = (text: unknown) => scope.masker.maskString(text as string);
const printed = (input: unknown) =>
  maskObject(input, { keys: true, tokens: true, values: true, lines: true });

/** The corpus without its sinks, so that what a broken rule lets through has a name in the report. */
const WAYS: Readonly<Record<string, Way>> = {
  'a line of text': { rules: IN_LOGS, json: false, take: textOf, mask: line },
  'a line of JSON': { rules: IN_LOGS, json: true, take: jsonOf, mask: line },
  'an argument of a logger': {
    rules: IN_LOGS,
    json: false,
    take: (input) => ({ note: input }),
    mask: printed,
  },
  'an object': { rules: IN_OBJECTS, json: false, take: (input) => ({ note: input }), mask: maskSecrets },
  'an error': { rules: IN_OBJECTS, json: false, take: asError, mask: maskSecrets },
};

describe.each(Object.keys(WAYS))('in %s', (name) => {
  const { rules, json, take, mask } = WAYS[name] as Way;
  const cases = CORPUS.filter(({ make }) => take(make()) !== undefined).map(
    (one) => [one.name, one] as const,
  );
  it.each(cases)('%s', (_name, one) => {
    const taken = take(one.make());
    const bare = show(taken);
    expect(problemsOf(one, { bare, masked: show(mask(taken)) }, { rules, json })).toEqual([]);
  });
});

function textOf(input: unknown): string | undefined {
  return typeof input === 'string' ? input : undefined;
}

function jsonOf(input: unknown): string | undefined {
  try {
    return `${JSON.stringify({ level: 30, note: input })}\n`;
  } catch {
    return undefined;
  }
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : inspect(value, { depth: Infinity, maxStringLength: Infinity });
}
