import { parseSecretKey, showKey } from '../keys/secret-key.js';
import { assertOptions } from '../utils/assert-options.js';
import { BOOLEAN, type OptionRule, optionsOf } from '../utils/option.rules.js';
import { processWide } from '../utils/process-wide.js';

/** How a class wants a secret. */
export interface InjectSecretOptions {
  /** `undefined` in place of a boot error when no provider has the secret. */
  optional?: boolean;
  /** Injected when no provider has the secret; parsed secrets may have any default. */
  default?: unknown;
  /** Parsed as JSON, a fresh object for each class. */
  json?: boolean;
}

const OPTIONS: Readonly<Record<keyof InjectSecretOptions, OptionRule>> = {
  optional: BOOLEAN,
  default: { takes: 'anything', accepts: () => true },
  json: BOOLEAN,
};
// `getSecret` takes its default here, and so may whoever knows that: it is not shown.
const INJECTION = optionsOf(OPTIONS, { conceals: () => true });

/** A secret that something wants, as its token says. */
export interface SecretRequest {
  readonly key: string;
  readonly json: boolean;
  readonly optional: boolean;
  readonly hasDefault: boolean;
  readonly default: unknown;
  /** A reference in place of the value. */
  readonly ref: boolean;
}

interface TokenTable {
  readonly requests: Map<string, SecretRequest>;
}

const table = processWide<TokenTable>('tokens', () => ({ requests: new Map() }));

/**
 * The injection token of a secret: for factories (`inject: [getSecretToken('API_KEY')]`), and for tests, where
 * overriding it decides the secret for every class that wants it, in any form.
 *
 * @example
 * builder.overrideProvider(getSecretToken('API_KEY')).useValue('a value for the test')
 */
export function getSecretToken(key: string): string {
  return tokenOf(key, {});
}

/** The token of a variant. The first part of a name tells variants from keys, whatever characters a key has. */
export function tokenOf(key: string, options: InjectSecretOptions): string {
  parseSecretKey(key);
  assertOptions(`InjectSecret(${showKey(key)})`, options, INJECTION);
  const json = options.json === true;
  const hasDefault = Object.hasOwn(options, 'default') && options.default !== undefined;
  const optional = options.optional === true || hasDefault;
  return record({ key, json, optional, hasDefault, default: options.default, ref: false });
}

/** The token of a reference to a secret. */
export function refTokenOf(key: string): string {
  parseSecretKey(key);
  return record({ ...baseOf(key), ref: true });
}

function baseOf(key: string): SecretRequest {
  return { key, json: false, optional: false, hasDefault: false, default: undefined, ref: false };
}

function record(request: SecretRequest): string {
  // With its base token, which a test may resolve or override whatever variant the application injects.
  for (const one of [baseOf(request.key), request]) {
    if (!table.requests.has(nameOf(one))) table.requests.set(nameOf(one), one);
  }
  return nameOf(request);
}

/** What a token stands for, or `undefined` if it is none of ours. */
export function requestOf(token: unknown): SecretRequest | undefined {
  return typeof token === 'string' ? table.requests.get(token) : undefined;
}

/** The tokens that anything in this process has named so far, all or those of some keys. */
export function knownTokens(keys?: readonly string[]): [token: string, request: SecretRequest][] {
  const all = [...table.requests];
  return keys === undefined ? all : all.filter(([, { key }]) => keys.includes(key));
}

function nameOf({ key, json, optional, hasDefault, default: fallback, ref }: SecretRequest): string {
  const marks = [
    ...(ref ? ['ref'] : []),
    ...(json ? ['json'] : []),
    ...(hasDefault ? [`default ${ordinalOf(fallback)}`] : optional ? ['optional'] : []),
  ];
  return marks.length === 0 ? `SECRET(${key})` : `SECRET:${marks.join(':')}(${key})`;
}

const defaults = processWide<{ list: unknown[] }>('defaults', () => ({ list: [] }));

// A default is named by its place in a list: it may be an object, and it is nobody's business in an error.
function ordinalOf(value: unknown): number {
  const found = defaults.list.findIndex((known) => Object.is(known, value));
  return found >= 0 ? found : defaults.list.push(value) - 1;
}
