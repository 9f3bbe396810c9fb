import { BOOLEAN, listOf, type OptionRule, optionsOf, TEXT } from '../utils/option.rules.js';
import { keyWords } from './key-words.js';
import type { MaskingOptions, ResponseMaskingOptions } from './masking.options.js';

/** Names that no rule about secrets has to do with. */
const INNOCENT = ['id', 'name', 'status', 'createdAt', 'count_2'];

const KEY: OptionRule = {
  takes: 'a word with letters or digits, or a regular expression that does not match every key',
  accepts: (key) => (typeof key === 'string' ? keyWords(key).length > 0 : isNarrow(key)),
};

/** What a list of keys takes that extends the one of secrets. */
export const KEYS = listOf('a list of words and regular expressions', KEY);

const RESPONSES: Readonly<Record<keyof ResponseMaskingOptions, OptionRule>> = {
  keys: BOOLEAN,
  values: BOOLEAN,
  tokens: BOOLEAN,
};
const responses = optionsOf(RESPONSES);

const OPTIONS: Readonly<Record<keyof MaskingOptions, OptionRule>> = {
  keys: KEYS,
  exclude: listOf('a list of keys of secrets', TEXT),
  values: BOOLEAN,
  formats: BOOLEAN,
  interceptor: {
    ...responses,
    takes: `true, false or ${responses.takes}`,
    accepts: (value) => BOOLEAN.accepts(value) || responses.accepts(value),
  },
};

/** What the options of masking take. */
export const MASKING_OPTIONS = optionsOf(OPTIONS);

function isNarrow(key: unknown): boolean {
  if (!(key instanceof RegExp)) return false;
  // Without its state, which would make every other question miss.
  const expression = new RegExp(key.source, key.flags.replace(/[gy]/g, ''));
  return !INNOCENT.every((name) => expression.test(name));
}
