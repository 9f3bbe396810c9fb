import { SecretsUnconfiguredError } from '../errors/secrets.errors.js';
import { keyWords } from './key-words.js';
import type { MaskingOptions } from './masking.options.js';

const FIELDS = ['keys', 'exclude', 'values', 'formats', 'interceptor'];
const RESPONSE_FIELDS = ['keys', 'values', 'tokens'];
/** Names that no rule about secrets has to do with. */
const INNOCENT = ['id', 'name', 'status', 'createdAt', 'count_2'];

/** Throws `SecretsUnconfiguredError`, naming the option, what it got and what it takes. */
export function assertMaskingOptions(options: unknown): asserts options is MaskingOptions {
  const given = assertRecord(options, 'masking', FIELDS);
  assertList(given['keys'], 'masking.keys', 'words or regular expressions', assertKey);
  assertList(given['exclude'], 'masking.exclude', 'keys of secrets', (item, name) => {
    if (typeof item !== 'string' || item === '') wrong(name, item, 'a key that is not empty');
  });
  assertBoolean(given['values'], 'masking.values');
  assertBoolean(given['formats'], 'masking.formats');
  const { interceptor } = given;
  if (interceptor === undefined || typeof interceptor === 'boolean') return;
  const responses = assertRecord(interceptor, 'masking.interceptor', RESPONSE_FIELDS, 'a boolean or ');
  for (const field of RESPONSE_FIELDS) assertBoolean(responses[field], `masking.interceptor.${field}`);
}

function assertKey(item: unknown, name: string): void {
  if (typeof item === 'string') {
    if (keyWords(item).length === 0) wrong(name, item, 'a word with letters or digits');
  } else if (!(item instanceof RegExp)) {
    wrong(name, item, 'a word or a regular expression');
  } else if (INNOCENT.every((key) => new RegExp(item.source, item.flags.replace(/[gy]/g, '')).test(key))) {
    wrong(name, item, 'an expression that does not match every key');
  }
}

function assertRecord(value: unknown, name: string, fields: string[], or = ''): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return wrong(name, value, `${or}an object with ${fields.join(', ')}`);
  }
  const unknown = Object.keys(value).find((field) => !fields.includes(field));
  if (unknown !== undefined) {
    throw new SecretsUnconfiguredError(`${name}.${unknown} is no option; ${name} takes ${fields.join(', ')}`);
  }
  return value as Record<string, unknown>;
}

function assertList(
  value: unknown,
  name: string,
  of: string,
  assertItem: (item: unknown, name: string) => void,
): void {
  if (value === undefined) return;
  if (!Array.isArray(value)) wrong(name, value, `a list of ${of}`);
  else value.forEach((item, index) => assertItem(item, `${name}[${index}]`));
}

function assertBoolean(value: unknown, name: string): void {
  if (value !== undefined && typeof value !== 'boolean') wrong(name, value, 'a boolean');
}

function wrong(name: string, got: unknown, takes: string): never {
  const shown = typeof got === 'string' ? JSON.stringify(got) : kindOf(got);
  throw new SecretsUnconfiguredError(`${name} is ${shown}; it takes ${takes}`);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (value instanceof RegExp) return String(value);
  return Array.isArray(value) ? 'an array' : `of type ${typeof value}`;
}
